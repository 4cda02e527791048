using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Home;

/// <summary>Something that somebody should look at.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Subject">The task, model or part it is about.</param>
/// <param name="What">What was found.</param>
/// <param name="Do">What to do.</param>
/// <param name="Link">Where it is looked at, from the root of the gateway.</param>
/// <param name="Tone">How pressing it is.</param>
public sealed record AttentionItem(AttentionKind Kind, string Subject, string What, string Do, string Link, Tone Tone);

/// <summary>What kinds of things need attention, the most pressing first.</summary>
public enum AttentionKind
{
    /// <summary>A task below its floor, or not shown to reach it.</summary>
    Floor,

    /// <summary>A threshold that is stale, invalid or demoted; a model that drifts or retires; what a review says.</summary>
    Review,

    /// <summary>The month's budget.</summary>
    Budget,

    /// <summary>Calls whose cost is not known.</summary>
    Unpriced,

    /// <summary>Proposed changes that wait for a person.</summary>
    Proposals,

    /// <summary>Weaknesses that repeat.</summary>
    Patterns,

    /// <summary>Tickets that wait for a person.</summary>
    Queue,
}
