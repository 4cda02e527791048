using System.Collections.Immutable;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Policy;

namespace Suffice.Agents.Queue.Figures;

/// <summary>Whether a worker's verdicts stand by themselves, or are advice until a person has decided.</summary>
public sealed record WorkerStanding
{
    /// <summary>The worker.</summary>
    public required string Task { get; init; }

    /// <summary>True when its verdicts stand by themselves, those apart that ask for a person.</summary>
    public required bool IsActing { get; init; }

    /// <summary><c>acting</c> or <c>advice</c>.</summary>
    public string Mode => IsActing ? "acting" : "advice";

    /// <summary>Tickets drawn at random that people have judged blind.</summary>
    public required int Judged { get; init; }

    /// <summary>How many it takes.</summary>
    public required int Needed { get; init; }

    /// <summary>What the lower end of kappa's interval must be above.</summary>
    public required double Mark { get; init; }

    /// <summary>The kappa that decides: of the decisions, or, of a worker that only labels, of the label on which it agrees least; <see langword="null"/> when it cannot be told.</summary>
    public KappaEstimate? Kappa { get; init; }

    /// <summary>The share on which both say the same; <see langword="null"/> without tickets. It flatters: always saying the commonest thing may reach as much.</summary>
    public double? Share { get; init; }

    /// <summary>The 95% interval of <see cref="Share"/> (Wilson).</summary>
    public Interval? ShareInterval { get; init; }

    /// <summary>What <see cref="Kappa"/> is of.</summary>
    public string About { get; init; } = "decision";

    /// <summary>What is missing until its verdicts stand by themselves; empty when nothing is.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Finds out.</summary>
    /// <param name="file">The file that holds the queue.</param>
    /// <param name="task">The task; it has <see cref="TaskPolicy.Worker"/>.</param>
    /// <param name="standard">What it goes by.</param>
    /// <returns>Its standing.</returns>
    public static WorkerStanding Of(AgentsFile file, TaskPolicy task, WorkerStandard standard) => new AgreementMaker(file, task, standard).MakeStanding();
}
