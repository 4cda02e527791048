using System.Collections.Immutable;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Dashboard.Floors;

/// <summary>How one rung of a ladder was measured, against the floor and beside the last rung.</summary>
public sealed record RungFloor
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Items that have a score; errors are left out.</summary>
    public required int Items { get; init; }

    /// <summary>The share that passed, or the mean score of the floor's metric, 0 to 1; <see langword="null"/> when not known, as where nobody measured the judge.</summary>
    public required double? Mean { get; init; }

    /// <summary>Its 95% interval.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>How it stands to the floor.</summary>
    public required FloorState State { get; init; }

    /// <summary>How the interval was made; <see langword="null"/> when there is no floor to hold it against.</summary>
    public string? Method { get; init; }

    /// <summary>It minus the last rung on the same items, -1 to 1; <see langword="null"/> for the last rung itself.</summary>
    public double? Difference { get; init; }

    /// <summary>The difference's interval, of 90%: either end is a bound at 95%.</summary>
    public Interval? DifferenceInterval { get; init; }

    /// <summary>How far below the last rung still counts as as good, as a share; <see langword="null"/> for the last rung itself.</summary>
    public double? Margin { get; init; }

    /// <summary>Whether it is good enough: floor and margin together; <see langword="null"/> for the last rung of several.</summary>
    public VerdictOutcome? Verdict { get; init; }

    /// <summary>The verdict in a word or two.</summary>
    public string? Summary { get; init; }

    /// <summary>The verdict in sentences.</summary>
    public ImmutableArray<string> Sentences { get; init; } = [];
}
