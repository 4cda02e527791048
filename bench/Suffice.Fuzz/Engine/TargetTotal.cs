using System.Globalization;

namespace Suffice.Fuzz.Engine;

/// <summary>What was done on one target, over all processes of a run.</summary>
internal sealed record TargetTotal
{
    /// <summary>The seed of the run's first process.</summary>
    public int Seed { get; init; }

    /// <summary>Inputs tried.</summary>
    public long Executions { get; init; }

    /// <summary>Running time.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>Processor time.</summary>
    public TimeSpan Processor { get; init; }

    /// <summary>Inputs kept.</summary>
    public int Corpus { get; init; }

    /// <summary>Edges seen; 0 where they are not counted.</summary>
    public int Edges { get; init; }

    /// <summary>Distinct finds.</summary>
    public int Finds { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Executions} executions in {Time.TotalMinutes:0.00} min (processor {Processor.TotalMinutes:0.00}), seed {Seed}, corpus {Corpus}, edges {Edges}, finds {Finds}");
}
