using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Chat;
using Suffice.Files;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Working;

/// <summary>What workers said of tickets.</summary>
internal sealed class VerdictsApi(VerdictStore store, BlindCalls blind)
{
    private const int DefaultLimit = 100;

    private static readonly QueryParameter Task = new("task", "Verdicts of this worker alone.");
    private static readonly QueryParameter Run = new("run", "Verdicts of this run alone.");
    private static readonly QueryParameter Ticket = new("ticket", "Verdicts of this ticket alone.");
    private static readonly QueryParameter DecisionAsked = new("decision", "What the worker decided: pass, fail or escalate.");
    private static readonly QueryParameter Since = new("since", "Only those judged from this day or time (UTC) on.", QueryForm.Time);
    private static readonly QueryParameter Limit = new("limit", "So many, the earliest first.", QueryForm.Number) { Least = 1, Most = 10_000, Default = DefaultLimit.ToString(CultureInfo.InvariantCulture) };

    /// <summary>What the list may be asked.</summary>
    public static ImmutableArray<QueryParameter> Parameters { get; } = [Task, Run, Ticket, DecisionAsked, Since, Limit];

    /// <summary>Handles <c>GET /api/verdicts</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ListAsync(HttpContext context)
    {
        ApiQuery asked = new(context.Request.Query, Parameters);
        string? decision = asked.Text(DecisionAsked);
        VerdictQuery query = new()
        {
            Task = asked.Text(Task),
            Run = asked.Text(Run),
            Ticket = asked.Text(Ticket),
            Machine = decision is null ? null : EnumWord.Read<Decision>(decision),
            From = asked.Time(Since),
            Limit = asked.Number(Limit) ?? DefaultLimit,
        };

        return asked.Error is { } wrong ? ApiAnswer.RefuseAsync(context, wrong)
            : decision is not null && query.Machine is null ? ApiAnswer.RefuseAsync(context, new ChatError(400, $"decision: '{decision}' is none; ask for pass, fail or escalate") { Code = "bad_request", Param = "decision" })
            : ActedAnswer.WriteAsync(context, () => ListOf(query, blind.VerdictsHiddenFrom(context.Caller())), static _ => null);
    }

    // A list of those of one decision would tell it of each that is in it.
    private VerdictList ListOf(VerdictQuery query, IReadOnlySet<string> hidden) => new(
    [
        .. store.List(query.Machine is null ? query : query with { Without = hidden }).Select(kept => hidden.Contains(kept.Id) ? VerdictLine.Blind(kept) : VerdictLine.Of(kept)),
    ]);

    /// <summary>Handles <c>GET /api/verdicts/{id}</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task FindAsync(HttpContext context)
    {
        string id = context.Request.RouteValues["id"] as string ?? string.Empty;

        return ActedAnswer.WriteAsync(
            context,
            () => store.Find(id) is not { } found ? throw new KeyNotFoundException($"there is no verdict '{id}'; GET /api/verdicts lists them")
                : blind.HidesVerdict(context.Caller(), found.Id) ? throw new UnauthorizedAccessException($"the ticket of verdict '{id}' was drawn for people to judge without knowing it; it is told once that is decided")
                : found,
            static thrown => thrown switch
            {
                KeyNotFoundException => new ChatError(404, thrown.Message) { Code = "unknown_verdict" },
                UnauthorizedAccessException => new ChatError(403, thrown.Message) { Code = "judged_blind" },
                _ => null,
            });
    }
}

/// <summary>Verdicts.</summary>
/// <param name="Verdicts">The verdicts, the earliest first.</param>
internal sealed record VerdictList(ImmutableArray<VerdictLine> Verdicts);
