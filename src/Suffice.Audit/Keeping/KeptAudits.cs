using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Json;
using Suffice.Files;

namespace Suffice.Audit.Keeping;

/// <summary>Reports of audits that are kept to be looked at again: <c>.suffice/audits</c>, a file each.</summary>
/// <remarks>What is kept is a report's JSON without its samples of calls and its charges by day, so that no prompt is in it and it stays small.</remarks>
/// <param name="folder">The folder; may be missing.</param>
public sealed class KeptAudits(string folder)
{
    // A file that somebody edited may say null where nothing may be missing.
    private static readonly JsonSerializerOptions Reading = new(MachineJson.Options) { RespectNullableAnnotations = true };

    private const int MostTasks = 500;
    private const int LongestName = 60;
    private const long MostBytes = 32 * 1024 * 1024;

    /// <summary>The folder of kept reports, from the policy's own or the working one.</summary>
    public static string UsualFolder { get; } = Path.Combine(".suffice", "audits");

    /// <summary>Those beside a policy.</summary>
    /// <param name="policyPath">The policy's file.</param>
    /// <returns>The reports.</returns>
    public static KeptAudits Beside(string policyPath) => new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(policyPath))!, UsualFolder));

    /// <summary>Keeps a report.</summary>
    /// <param name="report">The report, its personal data masked.</param>
    /// <param name="of">What was audited, for its name.</param>
    /// <returns>The file: the day and the name.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string Keep(AuditReport report, string of)
    {
        ArgumentNullException.ThrowIfNull(report);
        Directory.CreateDirectory(folder);
        string name = $"{report.MadeAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{NameOf(of)}";
        string path = PathOf(name);
        for (int other = 2; File.Exists(path); other++)
        {
            path = PathOf($"{name}-{other}");
        }

        AuditReport kept = report with
        {
            Tasks = [.. report.Tasks.Take(MostTasks).Select(task => task with { Samples = [] })],
            Charges = [],
        };
        WholeFile.Replace(path, System.Text.Encoding.UTF8.GetBytes(ReportJson.Write(kept)));

        return path;
    }

    /// <summary>The reports, the latest first.</summary>
    /// <returns>Name and report; what is none is passed over.</returns>
    public ImmutableArray<(string Name, KeptAudit Audit)> List() => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*.json")
            .Select(path => (Name: Path.GetFileNameWithoutExtension(path), Audit: Read(path)))
            .Where(kept => kept.Audit is not null)
            .Select(kept => (kept.Name, Audit: kept.Audit!))
            .OrderByDescending(kept => kept.Audit.MadeAt).ThenByDescending(kept => kept.Name, StringComparer.Ordinal),
    ];

    private string PathOf(string name) => Path.Combine(folder, $"{name}.json");

    private static string NameOf(string of)
    {
        string first = Path.GetFileName(of.TrimEnd('/', '\\'));
        string fit = string.Concat((first.Length > 0 ? first : of).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).Trim('.', '-');

        return fit.Length > 0 ? fit[..Math.Min(fit.Length, LongestName)] : "audit";
    }

    private static KeptAudit? Read(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

            return file.Length <= MostBytes && JsonSerializer.Deserialize<KeptAudit>(file, Reading) is { IsWhole: true } read ? read : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
