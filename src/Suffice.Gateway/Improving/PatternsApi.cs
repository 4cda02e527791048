using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Suffice.Agents.Observing;
using Suffice.Callers;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;
using Suffice.Gateway.Calls;

namespace Suffice.Gateway.Improving;

/// <summary>Which weaknesses repeat, and what is to become of each: the figures of <c>suffice review patterns --json</c>.</summary>
internal sealed class PatternsApi(PatternBook book)
{
    private static readonly QueryParameter Agent = new("agent", "Weaknesses of this agent alone.");
    private static readonly QueryParameter All = new("all", "Closed, snoozed, merged and forming ones too.", QueryForm.Flag);

    /// <summary>What the list may be asked.</summary>
    public static ImmutableArray<QueryParameter> Parameters { get; } = [Agent, All];

    /// <summary>Handles <c>GET /api/patterns</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ListAsync(HttpContext context)
    {
        ApiQuery asked = new(context.Request.Query, Parameters);
        (string? agent, bool all) = (asked.Text(Agent), asked.Flag(All) ?? false);

        return asked.Error is { } wrong
            ? ApiAnswer.RefuseAsync(context, wrong)
            : ImprovingAnswer.WriteAsync(context, () => new PatternList([.. book.Count(agent).Where(pattern => all || pattern.State is PatternState.Open)]));
    }

    /// <summary>Handles <c>POST /api/patterns/{id}/snooze</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task SnoozeAsync(HttpContext context) => DecideAsync(context, (id, said, by) => said.Until is { } until
        ? book.Snooze(id, until, by, said.Why ?? string.Empty)
        : throw new ObservationException("until: it is missing; give the day on which it is open again, such as 2026-12-24"));

    /// <summary>Handles <c>POST /api/patterns/{id}/merge</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task MergeAsync(HttpContext context) => DecideAsync(context, (id, said, by) => said.Into is { } into
        ? book.Merge(id, into, by, said.Why ?? string.Empty)
        : throw new ObservationException("into: it is missing; give the id or key of the pattern that it is counted with"));

    /// <summary>Handles <c>POST /api/patterns/{id}/close</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task CloseAsync(HttpContext context) => DecideAsync(context, (id, said, by) => said.Reason is "resolved" or "not_useful"
        ? book.Close(id, said.Reason == "resolved", by, said.Why ?? string.Empty)
        : throw new ObservationException("reason: it must be resolved or not_useful"));

    /// <summary>Handles <c>POST /api/patterns/{id}/reopen</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ReopenAsync(HttpContext context) => DecideAsync(context, (id, said, by) => book.Reopen(id, by, said.Why ?? string.Empty));

    private static string NameOf(HttpContext context, string? said) =>
        ActingName.Of(said, context.Caller(), static wrong => new ObservationException(wrong)) ?? Caller.AdminName;

    private static async Task DecideAsync(HttpContext context, Func<string, PostedDecision, string, Pattern> decide)
    {
        if (await PostedBody.ReadAsync<PostedDecision>(context).ConfigureAwait(false) is { } said)
        {
            string id = context.Request.RouteValues["id"] as string ?? string.Empty;
            await ImprovingAnswer.WriteAsync(context, () => decide(id, said, NameOf(context, said.As))).ConfigureAwait(false);
        }
    }
}

/// <summary>What is decided of a pattern, as posted.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PostedDecision
{
    /// <summary>Who decides.</summary>
    public string? As { get; init; }

    /// <summary>Why.</summary>
    public string? Why { get; init; }

    /// <summary>Until which day it is snoozed.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What it is merged into.</summary>
    public string? Into { get; init; }

    /// <summary>How it is closed.</summary>
    public string? Reason { get; init; }
}

/// <summary>Patterns.</summary>
/// <param name="Patterns">The patterns, in the order of their keys.</param>
internal sealed record PatternList(ImmutableArray<Pattern> Patterns);
