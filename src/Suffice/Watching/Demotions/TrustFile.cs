using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Confidence;
using Suffice.Files;
using Suffice.Ledger;

namespace Suffice.Watching.Demotions;

/// <summary>The file of demotions beside the ledger: read whole, changed by one writer at a time, replaced at once.</summary>
/// <remarks>The gateway demotes, a command lifts; both may be at it at the same time.</remarks>
/// <param name="path">The file.</param>
public sealed class TrustFile(string path)
{
    private const int Tries = 100;
    private const int MostKept = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The file that belongs to a ledger.</summary>
    /// <param name="ledgerPath">The ledger's file.</param>
    /// <returns>The file of its tasks' demotions.</returns>
    public static TrustFile Beside(string ledgerPath) => new(ledgerPath + ".trust.json");

    /// <summary>Reads it.</summary>
    /// <returns>The demotions, the oldest first, lifted ones included; none when there is no file.</returns>
    /// <exception cref="LedgerException">It is not such a file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ImmutableArray<Demotion> Read()
    {
        try
        {
            TrustContent? content = JsonSerializer.Deserialize<TrustContent>(File.ReadAllBytes(Path), MachineJson.Options);

            return content is { Version: 1, Demotions.IsDefault: false }
                ? content.Demotions
                : throw new LedgerException($"{Path} is not a file of demotions; remove it to trust every task again");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (JsonException broken)
        {
            throw new LedgerException($"{Path}, line {(broken.LineNumber ?? 0) + 1}: this is not a file of demotions; remove it to trust every task again", broken);
        }
    }

    /// <summary>Reads who is demoted now; for whoever ends before that changes.</summary>
    /// <returns>What the file says, once.</returns>
    /// <exception cref="LedgerException">It is not such a file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ITaskTrust ReadTrust() => KnownTrust.Of(Read());

    /// <summary>Demotes a task, unless it is demoted already.</summary>
    /// <param name="demotion">Which, and why.</param>
    /// <returns>True when it was trusted before.</returns>
    /// <exception cref="LedgerException">The file is not one of demotions.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public bool Demote(Demotion demotion)
    {
        ArgumentNullException.ThrowIfNull(demotion);

        return Change(all => all.Any(d => d.Task == demotion.Task && d.IsInForce()) ? all : all.Add(demotion));
    }

    /// <summary>Lifts a task's demotion.</summary>
    /// <param name="task">The task.</param>
    /// <param name="by">Who or what lifts it.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>True when it was demoted.</returns>
    /// <exception cref="LedgerException">The file is not one of demotions.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public bool Lift(string task, string by, DateTimeOffset at) => Change(all => all.Any(d => d.Task == task && d.IsInForce())
        ? [.. all.Select(d => d.Task == task && d.IsInForce() ? d with { LiftedAt = at, LiftedBy = by } : d)]
        : all);

    private bool Change(Func<ImmutableArray<Demotion>, ImmutableArray<Demotion>> change)
    {
        using FileStream claim = Claim();
        ImmutableArray<Demotion> before = Read();
        ImmutableArray<Demotion> after = change(before);
        if (after == before)
        {
            return false;
        }

        WholeFile.Replace(Path, JsonSerializer.SerializeToUtf8Bytes(new TrustContent(1, [.. after.TakeLast(MostKept)]), MachineJson.Indented));

        return true;
    }

    // Left in place afterwards: a lock file that is removed may be removed under the next writer.
    private FileStream Claim()
    {
        for (int tried = 1; ; tried++)
        {
            try
            {
                return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (tried < Tries && Directory.Exists(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))))
            {
                Thread.CurrentThread.Join(Pause);
            }
        }
    }

    private sealed record TrustContent(int Version, ImmutableArray<Demotion> Demotions);
}
