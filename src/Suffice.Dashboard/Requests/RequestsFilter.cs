using System.Collections.Immutable;
using Suffice.Dashboard.Times;
using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.Dashboard.Requests;

/// <summary>Which requests a page lists. Every condition stated must hold; an empty text asks for those that have none.</summary>
public sealed record RequestsFilter
{
    /// <summary>How many a page has when nothing is said.</summary>
    public const int UsualLimit = 50;

    /// <summary>The days on which they arrived.</summary>
    public required Period Period { get; init; }

    /// <summary>Only this task.</summary>
    public string? Task { get; init; }

    /// <summary>Only those that this model served.</summary>
    public string? Model { get; init; }

    /// <summary>Only those that ended so.</summary>
    public RequestOutcome? Outcome { get; init; }

    /// <summary>Only those that left a rung or were refused for this check or failure.</summary>
    public string? Reason { get; init; }

    /// <summary>Only those made with the key of this name.</summary>
    public string? Key { get; init; }

    /// <summary>Only those that tried more than one rung, or only those that did not.</summary>
    public bool? Escalated { get; init; }

    /// <summary>Only those of which not every cost is known.</summary>
    public bool? Unpriced { get; init; }

    /// <summary>Only those whose id or run begins with this text, or that have it in error, reason, way, model asked for or fingerprint; a whole id finds the one.</summary>
    public string? Search { get; init; }

    /// <summary>Whether the search looks into errors, which quote what was asked and answered.</summary>
    public bool SearchesErrors { get; init; } = true;

    /// <summary>Only those made in runs of this pipeline.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Only those made by this step of a pipeline.</summary>
    public string? Step { get; init; }

    /// <summary>Only those of this run of a pipeline.</summary>
    public string? Run { get; init; }

    /// <summary>Whose rows.</summary>
    public ListedRows Rows { get; init; }

    /// <summary>How many at most, 1 to 1000.</summary>
    public int Limit { get; init; } = UsualLimit;

    /// <summary>Only those of which at least this much is known to have been paid, in USD.</summary>
    public decimal? MinCostUsd { get; init; }

    /// <summary>Where the page of later ones ended; <see langword="null"/> for the latest.</summary>
    public RequestCursor? After { get; init; }

    /// <summary>Where the page of older ones began, to go back to later ones; not together with <see cref="After"/>.</summary>
    public RequestCursor? Before { get; init; }

    /// <summary>True when it asks for more than a time.</summary>
    public bool IsNarrow => (Task ?? Model ?? Reason ?? Key ?? Search ?? Pipeline ?? Step ?? Run) is not null || Outcome is not null || Escalated is not null || Unpriced is not null || MinCostUsd is not null;

    // Who asks for an outcome that only rows of Suffice's own have asks for those.
    private bool? Own => Rows switch
    {
        ListedRows.Own => true,
        ListedRows.All => null,
        _ => Outcome is RequestOutcome.Watch or RequestOutcome.Run or RequestOutcome.RunFailed ? null : false,
    };

    /// <summary>The same for the ledger.</summary>
    /// <returns>The question.</returns>
    public RequestQuery ToQuery() => new()
    {
        From = Period.From,
        To = Period.To,
        Task = Task,
        Model = Model,
        Outcome = Outcome,
        Reason = Reason,
        Key = Key,
        Escalated = Escalated,
        Unpriced = Unpriced,
        Search = Search,
        SearchesErrors = SearchesErrors,
        Pipeline = Pipeline,
        Step = Step,
        Run = Run,
        Own = Own,
        Limit = Limit,
        After = After,
        Before = Before,
        MinCostUsd = MinCostUsd,
    };
}

/// <summary>Whose rows a page of requests lists.</summary>
public enum ListedRows
{
    /// <summary>What callers asked for.</summary>
    Asked,

    /// <summary>Suffice's own: shadows, canaries, runs of pipelines.</summary>
    Own,

    /// <summary>All of them.</summary>
    All,
}

/// <summary>What may be chosen to filter by: names of the policy in force.</summary>
/// <param name="Tasks">Its tasks.</param>
/// <param name="Models">The models of their ladders.</param>
/// <param name="Pipelines">Its pipelines.</param>
public sealed record RequestChoices(ImmutableArray<string> Tasks, ImmutableArray<string> Models, ImmutableArray<string> Pipelines);
