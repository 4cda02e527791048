using System.Collections.Immutable;

namespace Suffice.Audit.Reports;

/// <summary>What was read, and what of it was not counted, and why.</summary>
public sealed record AuditCoverage
{
    /// <summary>The files, with the format each was taken for.</summary>
    public required ImmutableArray<FileCoverage> Files { get; init; }

    /// <summary>Calls counted.</summary>
    public required long Calls { get; init; }

    /// <summary>Counted calls that have a price.</summary>
    public required long Priced { get; init; }

    /// <summary>Counted calls whose tokens are a guess, as the log gives none.</summary>
    public required long TokensGuessed { get; init; }

    /// <summary>Counted calls whose split of tokens is doubtful, by reason.</summary>
    public required ImmutableArray<Counted> Doubtful { get; init; }

    /// <summary>Counted calls without text: priced, not classified.</summary>
    public required long WithoutText { get; init; }

    /// <summary>Counted calls without a time: priced at today's prices.</summary>
    public required long WithoutTime { get; init; }

    /// <summary>Calls met again (the same response id) and not counted again.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Rows that are no call of a model, by what they are.</summary>
    public required ImmutableArray<Counted> NotCalls { get; init; }

    /// <summary>Rows that could not be read, by what was wrong, with examples.</summary>
    public required ImmutableArray<Fault> Faults { get; init; }

    /// <summary>Uses of tools that a provider bills beside the tokens, which are in no sum of money.</summary>
    public required long UnpricedToolUses { get; init; }

    /// <summary>Calls left out by --since, --last or --sample.</summary>
    public required long LeftOut { get; init; }

    /// <summary>The share of calls that was looked at, with --sample; 1 for all.</summary>
    public double SampledShare { get; init; } = 1;

    /// <summary>Sentences about what else must be known before a figure is believed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
