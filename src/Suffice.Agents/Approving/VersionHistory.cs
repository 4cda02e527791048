using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suffice.Agents.Proposing;
using Suffice.Files;

namespace Suffice.Agents.Approving;

/// <summary>Every version of a worker's context files: <c>history/standards@12.md</c> with its text, and a line of <c>history/history.jsonl</c> with who, when and why.</summary>
/// <remarks>
/// A version that has a line is never written again. The text is archived first, then the file replaced, then the line written: a process that dies between leaves an
/// archived text without a line, which the next change finds and completes or writes over.
/// </remarks>
public sealed class VersionHistory
{
    private const string Folder = "history";
    private const string Lines = "history.jsonl";

    private static readonly UTF8Encoding Exact = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonSerializerOptions Strict = new(MachineJson.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private readonly string taskFolder;
    private readonly TimeProvider time;

    /// <summary>Names the history of a worker's folder.</summary>
    /// <param name="taskFolder">The folder.</param>
    /// <param name="time">The clock.</param>
    public VersionHistory(string taskFolder, TimeProvider time)
    {
        this.taskFolder = taskFolder;
        this.time = time;
    }

    /// <summary>Identifies a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns><c>sha256:</c> and 16 hexadecimal digits.</returns>
    public static string HashOf(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <summary>The versions of a file that are recorded, the first first.</summary>
    /// <param name="file">The file, such as <c>standards.md</c>; <see langword="null"/> for all.</param>
    /// <returns>The versions.</returns>
    /// <exception cref="ProposalException">A line of it was damaged.</exception>
    /// <exception cref="IOException">The history cannot be read.</exception>
    public ImmutableArray<ContextVersion> Read(string? file = null)
    {
        string path = Path.Combine(taskFolder, Folder, Lines);

        return !File.Exists(path) ? [] :
        [
            .. File.ReadAllLines(path).Index().Where(line => line.Item.Trim().Length > 0).Select(line => ReadLine(line.Item, $"{path}:{line.Index + 1}"))
                .Where(version => file is null || version.File == file),
        ];
    }

    /// <summary>The version that holds: 1 for a file that was never changed here.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The number.</returns>
    public int Current(string file) => Read(file) is [.., { } last] ? last.Version : 1;

    /// <summary>The text of a version.</summary>
    /// <param name="file">The file.</param>
    /// <param name="version">The version.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ProposalException">There is no such version, or its text was changed by hand.</exception>
    public string TextOf(string file, int version)
    {
        ImmutableArray<ContextVersion> all = Read(file);
        ContextVersion named = all.LastOrDefault(known => known.Version == version)
            ?? throw new ProposalException($"{file} has no version {version}; it has {(all is [_, ..] ? string.Join(", ", all.Select(known => known.Version)) : "none yet")}");
        string text = File.ReadAllText(Archived(file, version));

        return HashOf(text) == named.Hash ? text : throw new ProposalException($"{Archived(file, version)} does not say what was written ({named.Hash}): it was changed by hand; put it back, or name another version");
    }

    /// <summary>Writes a new version, whole or not at all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="expected">The hash of the text that it is to replace.</param>
    /// <param name="text">The new text.</param>
    /// <param name="by">Who.</param>
    /// <param name="why">Why.</param>
    /// <param name="proposal">By which proposal; <see langword="null"/> for none.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ProposalException">The file is not what it was expected to be.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public ContextVersion Write(string file, string expected, string text, string by, string why, string? proposal)
    {
        Directory.CreateDirectory(Path.Combine(taskFolder, Folder));
        using FileStream guard = Guard();
        string path = Path.Combine(taskFolder, file);
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        string current = TextIn(bytes, path);
        List<ContextVersion> versions = [.. Read(file)];
        if (HashOf(current) == HashOf(text) && HashOf(text) != expected)
        {
            return Complete(file, versions, text, by, why, proposal);
        }

        if (HashOf(current) != expected)
        {
            throw new ProposalException($"{file} was changed since ({HashOf(current)}, and not {expected}); nothing was written. Let the chief of staff look again, or make the change by hand");
        }

        if (versions is [] || versions[^1].Hash != HashOf(current))
        {
            versions.Add(Archive(file, versions.Count == 0 ? 1 : versions[^1].Version + 1, current, "unknown", versions.Count == 0 ? "as it was before the first change here" : "changed by hand", null));
            Log(versions[^1]);
        }

        ContextVersion next = Archive(file, versions[^1].Version + 1, text, by, why, proposal);
        WholeFile.Replace(path, bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] : Encoding.UTF8.GetBytes(text));
        Log(next);

        return next;
    }

    // The file is as it shall be: a process died before it wrote the line, or it is there and this is the same approval again.
    private ContextVersion Complete(string file, List<ContextVersion> versions, string text, string by, string why, string? proposal)
    {
        if (versions is [.., { } last] && last.Hash == HashOf(text))
        {
            return last;
        }

        ContextVersion completed = Archive(file, versions is [.., { } before] ? before.Version + 1 : 1, text, by, why, proposal);
        Log(completed);

        return completed;
    }

    private static ContextVersion ReadLine(string line, string place)
    {
        try
        {
            return JsonSerializer.Deserialize<ContextVersion>(line, Strict) ?? throw new JsonException();
        }
        catch (JsonException broken)
        {
            throw new ProposalException($"{place}: it is no line of a history: put it back as it was, or take the line out", broken);
        }
    }

    // What is not read as it stands would be written otherwise than it stood.
    private static string TextIn(byte[] bytes, string path)
    {
        try
        {
            return Exact.GetString(bytes.AsSpan(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0));
        }
        catch (DecoderFallbackException broken)
        {
            throw new ProposalException($"{path} is not UTF-8; nothing was written. Save it as UTF-8 first", broken);
        }
    }

    private ContextVersion Archive(string file, int version, string text, string by, string why, string? proposal)
    {
        WholeFile.Replace(Archived(file, version), Encoding.UTF8.GetBytes(text));

        return new ContextVersion(file, version, time.GetUtcNow(), by, why, proposal, HashOf(text));
    }

    private void Log(ContextVersion version)
    {
        string path = Path.Combine(taskFolder, Folder, Lines);
        string before = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        WholeFile.Replace(path, Encoding.UTF8.GetBytes(before + JsonSerializer.Serialize(version, MachineJson.Options) + "\n"));
    }

    private string Archived(string file, int version) => Path.Combine(
        taskFolder, Folder, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(file)}@{version}{Path.GetExtension(file)}"));

    private FileStream Guard()
    {
        try
        {
            return new FileStream(Path.Combine(taskFolder, Folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw new ProposalException($"another process is changing the files of {taskFolder}; nothing was written, try again", held);
        }
    }
}

/// <summary>One version of a context file.</summary>
/// <param name="File">The file, such as <c>standards.md</c>.</param>
/// <param name="Version">Its number, from 1.</param>
/// <param name="At">When it was written (UTC).</param>
/// <param name="By">Who wrote it; <c>unknown</c> for what was found.</param>
/// <param name="Why">Why.</param>
/// <param name="Proposal">The proposal that it came of; <see langword="null"/> for none.</param>
/// <param name="Hash">Identifies its text.</param>
public sealed record ContextVersion(string File, int Version, DateTimeOffset At, string By, string Why, string? Proposal, string Hash);
