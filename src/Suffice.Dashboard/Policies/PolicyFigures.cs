using System.Collections.Immutable;
using Suffice.Ledger.Policies;
using Suffice.Policy.Reloading;
using Suffice.Yaml;

namespace Suffice.Dashboard.Policies;

/// <summary>The policy in force: every value with its origin, and which ones were in force before.</summary>
public sealed record PolicyFigures
{
    /// <summary>Identifies its content.</summary>
    public required string Version { get; init; }

    /// <summary>Identifies the price table.</summary>
    public required string PriceVersion { get; init; }

    /// <summary>The files it was read from, the main one first.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>What came of the latest change, and why it was refused when it was; <see langword="null"/> outside a running gateway.</summary>
    public required PolicyReload? LastReload { get; init; }

    /// <summary>Only values whose path, value or origin holds this; <see langword="null"/> for all.</summary>
    public required string? Find { get; init; }

    /// <summary>Only what a file states; false for defaults and the catalogue too.</summary>
    public required bool StatedOnly { get; init; }

    /// <summary>How many values there are that fit.</summary>
    public required int Count { get; init; }

    /// <summary>Which page of them, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>How many pages.</summary>
    public required int Pages { get; init; }

    /// <summary>The values of the page, in the order of the file; keys are named by where they are kept.</summary>
    public required ImmutableArray<ValueOrigin> Values { get; init; }

    /// <summary>The policies that came into force, the latest first, as the ledger keeps them.</summary>
    public required ImmutableArray<PolicyNote> History { get; init; }
}

/// <summary>What of the policy in force is asked for.</summary>
public sealed record PolicyFilter
{
    /// <summary>How many values stand on a page.</summary>
    public const int UsualValues = 400;

    /// <summary>Only values whose path, value or origin holds this, whatever its case; <see langword="null"/> for all.</summary>
    public string? Find { get; init; }

    /// <summary>True for only what a file states.</summary>
    public bool StatedOnly { get; init; }

    /// <summary>Which page, from 1; one that is not there is the last.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Values a page.</summary>
    public int Most { get; init; } = UsualValues;
}
