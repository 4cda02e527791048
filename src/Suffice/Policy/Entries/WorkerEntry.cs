using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of a task that is a worker: it applies the context files in the task's folder to tickets.</summary>
internal sealed record WorkerEntry
{
    private static readonly WorkerSettings Defaults = new(string.Empty);

    [Description("The tasks whose work it judges; a complaint names one of them.")]
    public ImmutableArray<string> Upstream { get; init; } = [];

    [Description("The fields of a ticket that the model is shown. Without it, all but those that tell the outcome: reference, outcome, label, resolution_code, rating, score, csat, satisfaction, satisfaction_rating.")]
    public ImmutableArray<string>? Fields { get; init; }

    [Description("What of a ticket the model is shown: all of it (whole), or its text alone (text). Default whole.")]
    public TicketView Show { get; init; } = Defaults.Show;

    [Description("The share of tickets that is drawn at random for people to judge. Default 0.05.")]
    [Range(0.0, 1.0)]
    public double Sample { get; init; } = Defaults.Sample;

    [Description("What the lower bound of its agreement with people (Cohen's kappa) must be above before its verdicts stand by themselves. Default 0.6.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Agreement { get; init; } = Defaults.Agreement;

    [Description("The least number of random tickets that people judged before its verdicts stand by themselves. Default 200.")]
    [Range(200, 1_000_000)]
    public int AgreementOn { get; init; } = Defaults.AgreementOn;

    [Description("How long the texts of tickets, quotes and reasons are kept; decisions, ratings and scores stay. Default 90d.")]
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Keep { get; init; } = Defaults.Keep;

    [Description("How many tickets are judged at the same time. Default 4.")]
    [Range(1, 256)]
    public int AtOnce { get; init; } = Defaults.AtOnce;

    [Description("The most tokens of an answer. Without it, what the model itself takes; a cap on what a run may cost then counts with that many for each ticket.")]
    [Range(1, 1_000_000)]
    public int? MaxOutputTokens { get; init; }

    [Description("The most tickets a minute. Without it, as many as the providers take.")]
    [Range(1, 100_000)]
    public int? PerMinute { get; init; }
}
