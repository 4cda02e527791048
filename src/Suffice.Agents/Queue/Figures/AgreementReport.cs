using System.Collections.Immutable;
using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Agents.Queue.Figures;

/// <summary>How far a worker and people agree, on tickets that were drawn at random and judged blind; nothing else feeds a figure.</summary>
public sealed record AgreementReport
{
    /// <summary>The worker.</summary>
    public required string Task { get; init; }

    /// <summary>The rubric that all of it is of, by its hash: with another rubric, reviews before say nothing.</summary>
    public required string Scorecard { get; init; }

    /// <summary>May its verdicts stand by themselves?</summary>
    public required WorkerStanding Standing { get; init; }

    /// <summary>Tickets drawn at random under this rubric and these models.</summary>
    public required int Drawn { get; init; }

    /// <summary>Those of them that a person judged blind: what the figures are of.</summary>
    public required int Judged { get; init; }

    /// <summary>Reviews that do not count, and why.</summary>
    public required NotCounted NotCounted { get; init; }

    /// <summary>The three decisions, person against machine; the person who judged first where two did.</summary>
    public required RaterAgreement Decisions { get; init; }

    /// <summary>The same, two people on the same tickets: the most that a machine can be expected to reach.</summary>
    public required RaterAgreement People { get; init; }

    /// <summary>Pass or not, person against machine.</summary>
    public required PassFigures Passes { get; init; }

    /// <summary>Krippendorff's alpha of the decisions of all people and the machine; <see langword="null"/> when it cannot be told.</summary>
    public AlphaEstimate? Alpha { get; init; }

    /// <summary>Krippendorff's alpha of the decisions of people alone; <see langword="null"/> when it cannot be told.</summary>
    public AlphaEstimate? PeopleAlpha { get; init; }

    /// <summary>Each criterion of the rubric: kappa with quadratic weights.</summary>
    public ImmutableArray<PartAgreement> Criteria { get; init; } = [];

    /// <summary>Each label of an answer: plain kappa.</summary>
    public ImmutableArray<PartAgreement> Labels { get; init; } = [];
}

/// <summary>Two raters on the same tickets.</summary>
public sealed record RaterAgreement
{
    /// <summary>Tickets that both rated.</summary>
    public required int Items { get; init; }

    /// <summary>The share on which both say the same; <see langword="null"/> without tickets.</summary>
    public double? Raw { get; init; }

    /// <summary>Its 95% interval (Wilson).</summary>
    public Interval? RawInterval { get; init; }

    /// <summary>Cohen's kappa; <see langword="null"/> without tickets, or when both always say the same one thing.</summary>
    public KappaEstimate? Kappa { get; init; }

    /// <summary>The share that always saying what people say most would reach: what raw agreement is to be held against.</summary>
    public double? ConstantPredictor { get; init; }

    /// <summary>How often people say what; the base rates.</summary>
    public ImmutableSortedDictionary<string, int> Said { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
}

/// <summary>Pass or not.</summary>
public sealed record PassFigures
{
    /// <summary>The table.</summary>
    public required ConfusionMatrix Table { get; init; }

    /// <summary>The share that people pass; <see langword="null"/> without tickets.</summary>
    public double? BaseRate { get; init; }

    /// <summary>Its 95% interval (Wilson).</summary>
    public Interval? BaseRateInterval { get; init; }

    /// <summary>Of the tickets that people pass, the share that the machine passes, with its 95% interval (Wilson).</summary>
    public Interval? TruePositiveInterval { get; init; }

    /// <summary>Of the tickets that people do not pass, the share that the machine does not pass, with its 95% interval (Wilson).</summary>
    public Interval? TrueNegativeInterval { get; init; }

    /// <summary>Cohen's kappa of pass or not; <see langword="null"/> when it cannot be told.</summary>
    public KappaEstimate? Kappa { get; init; }
}

/// <summary>One criterion or one label.</summary>
/// <param name="Id">The criterion's id, or the label's field.</param>
/// <param name="Title">The criterion's title; empty for a label.</param>
/// <param name="Machine">Person against machine, where both rated it.</param>
/// <param name="People">Two people, where both rated it.</param>
/// <param name="AppliesApart">Tickets where one of person and machine says that it does not apply.</param>
public sealed record PartAgreement(string Id, string Title, RaterAgreement Machine, RaterAgreement People, int AppliesApart);

/// <summary>Ratings that no figure counts.</summary>
/// <param name="NotRandom">Of tickets that were not drawn at random.</param>
/// <param name="NotBlind">By a person who had been shown the machine's verdict.</param>
/// <param name="OtherRubric">Under another rubric than the one in force.</param>
/// <param name="OtherModels">Of verdicts by models that are not on the task's ladder any more.</param>
public sealed record NotCounted(int NotRandom, int NotBlind, int OtherRubric, int OtherModels);
