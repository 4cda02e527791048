using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Sources;

namespace Suffice.Audit.Resuming;

/// <summary>Keeps what was counted in a file, so that an audit that was stopped goes on and does not begin anew.</summary>
/// <remarks>
/// The file holds prompts, so only its owner may read it; it is deleted when the audit is done. One a set of paths; it serves the same files (by
/// size and time), options and prices only, and is written over by the next audit of these paths otherwise.
/// </remarks>
internal sealed class AuditState
{
    private const int Version = 1;

    private readonly string path;
    private readonly string identity;

    private AuditState(string path, string identity)
    {
        this.path = path;
        this.identity = identity;
    }

    /// <summary>The state of an audit.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="files">Its files.</param>
    /// <param name="priceVersion">The table of prices.</param>
    /// <returns>The state; <see langword="null"/> when the audit cannot go on later: it reads the standard input, or sorts calls by time.</returns>
    public static AuditState? Of(AuditOptions options, IEnumerable<SourceFile> files, string priceVersion)
    {
        if (options.StateFolder is not { } folder || options.Last is not null || files.Any(file => file.Bytes is null))
        {
            return null;
        }

        StringBuilder key = new(string.Create(CultureInfo.InvariantCulture, $"{Version}|{priceVersion}|{options.Format}|{options.Mapping}|{options.Since:O}|{options.Sample:R}|{string.Join(',', options.Models)}|{string.Join(',', options.Prices.OrderBy(price => price.Key, StringComparer.Ordinal))}"));
        if (options.Mapping is { } mapping)
        {
            key.Append(CultureInfo.InvariantCulture, $"|{File.GetLastWriteTimeUtc(mapping):O}");
        }

        string audit = HashOf(string.Join('|', options.Paths.Select(Path.GetFullPath)));
        foreach (SourceFile file in files)
        {
            key.Append(CultureInfo.InvariantCulture, $"|{Path.GetFullPath(file.Path)}|{file.Bytes}|{File.GetLastWriteTimeUtc(file.Path):O}");
        }

        return new AuditState(Path.Combine(folder, $"{audit}.json"), HashOf(key.ToString()));
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..8]);

    /// <summary>What an earlier run left.</summary>
    /// <returns>The state; <see langword="null"/> when there is none, or it cannot be read.</returns>
    public TallyState? Read()
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return JsonSerializer.Deserialize<TallyState>(file) is { } state && state.Identity == identity ? state : null;
        }
        catch (Exception broken) when (broken is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps the state, if the disk lets it: an audit does not fail for want of a place to keep it.</summary>
    /// <param name="state">The state.</param>
    public void Write(TallyState state)
    {
        try
        {
            WriteWhole(state with { Identity = identity });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The audit goes on; were it stopped now it would begin anew.
        }
    }

    private void WriteWhole(TallyState state)
    {
        DirectoryInfo folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(Path.GetDirectoryName(path)!)
            : Directory.CreateDirectory(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string unfinished = Path.Combine(folder.FullName, $"{Path.GetFileName(path)}.part");
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (FileStream file = new(unfinished, options))
        {
            JsonSerializer.Serialize(file, state);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Deletes what was kept.</summary>
    public void Delete()
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
