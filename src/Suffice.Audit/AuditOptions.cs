using System.Collections.Immutable;
using Suffice.Catalog;

namespace Suffice.Audit;

/// <summary>What is to be audited, and how.</summary>
public sealed record AuditOptions
{
    /// <summary>Files, folders, patterns, <c>-</c> for the standard input.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>Opens what <c>-</c> stands for; the caller's, as only a command has a standard input. Default: nothing is in it.</summary>
    public Func<Stream> StandardInput { get; init; } = () => Stream.Null;

    /// <summary>The format of all files, by name; <see langword="null"/> to recognise each.</summary>
    public string? Format { get; init; }

    /// <summary>A mapping file for tables and lines of the team's own form.</summary>
    public string? Mapping { get; init; }

    /// <summary>Only calls from this moment on (UTC); calls without a time are left out.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only so many calls, the latest.</summary>
    public int? Last { get; init; }

    /// <summary>Only this share of the calls, above 0 to 1, drawn the same way in every run.</summary>
    public double Sample { get; init; } = 1;

    /// <summary>Models that could stand on a first rung, by name; empty for the usual ones.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>Prices that hold before the catalogue's, by the model's name in the log.</summary>
    public ImmutableDictionary<string, TokenPrices> Prices { get; init; } = ImmutableDictionary<string, TokenPrices>.Empty;

    /// <summary>The share of calls taken to go up to the present model in the cautious reckoning, 0 to 1; <see langword="null"/> for what suits the task.</summary>
    public double? Escalation { get; init; }

    /// <summary>The folder in which an audit that is stopped leaves what it has counted; <see langword="null"/> for nowhere.</summary>
    public string? StateFolder { get; init; }

    /// <summary>True to begin anew where an audit was stopped.</summary>
    public bool Fresh { get; init; }

    /// <summary>A folder of the user's own for <see cref="StateFolder"/>.</summary>
    /// <returns>The folder.</returns>
    public static string UsualStateFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "suffice", "audit");

    /// <summary>How many threads read rows. Default: one a core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
