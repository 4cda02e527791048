using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Files;
using Suffice.Gateway.Access;
using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.Gateway.Api;

/// <summary>What happened: requests a page at a time, and one with its attempts and what each check found.</summary>
internal sealed class RequestsApi(LedgerReader ledger, BlindCalls blind)
{
    private const int DefaultLimit = 50;

    private static readonly QueryParameter Task = new("task", "Only this task; empty for requests of no task.");
    private static readonly QueryParameter Model = new("model", "Only those that this model served; empty for those that none did.");
    private static readonly QueryParameter Key = new("key", "Only those made with the key of this name; empty for those made without one.");
    private static readonly QueryParameter Run = new("run", "Only those of this run of a pipeline, the row of the run itself included.");
    private static readonly QueryParameter Pipeline = new("pipeline", "Only those made in runs of this pipeline; empty for those made by themselves.");
    private static readonly QueryParameter Step = new("step", "Only those made by this step of a pipeline.");
    private static readonly QueryParameter Own = new("own", "Only rows of Suffice's own (shadows, canaries, runs of pipelines), or only what callers asked for.", QueryForm.Flag);
    private static readonly QueryParameter Unpriced = new("unpriced", "Only those whose cost is not wholly known, or only those of which it is.", QueryForm.Flag);
    private static readonly QueryParameter Outcome = new("outcome", "Only those that ended so.", QueryForm.Word) { Words = EnumWord.All<RequestOutcome>() };
    private static readonly QueryParameter Reason = new("reason", "Only those that left a rung or were refused for this check or failure.");
    private static readonly QueryParameter Escalated = new("escalated", "Only those that tried more than one rung, or only those that did not.", QueryForm.Flag);
    private static readonly QueryParameter MinCost = new("min_cost", "Only those of which at least this much is known to have been paid, in USD.");
    private static readonly QueryParameter Search = new("search", "Only those whose id or run begins with this, or whose error, reason, path, requested model or fingerprint has it in it.");
    private static readonly QueryParameter From = new("from", "Only those that arrived from this day or time (UTC) on.", QueryForm.Time);
    private static readonly QueryParameter To = new("to", "Only those that arrived before this day or time (UTC).", QueryForm.Time);
    private static readonly QueryParameter Limit = new("limit", "How many at most.", QueryForm.Number) { Least = 1, Most = 1000, Default = DefaultLimit.ToString(CultureInfo.InvariantCulture) };
    private static readonly QueryParameter Cursor = new("cursor", "Where the page before ended: its next.");

    private static readonly QueryParameter Before = new("before", "Where the page after began, to go back to later ones: its previous.");

    /// <summary>What the list may be asked.</summary>
    public static ImmutableArray<QueryParameter> Parameters { get; } = [Task, Model, Key, Run, Pipeline, Step, Outcome, Reason, Escalated, Own, Unpriced, MinCost, Search, From, To, Limit, Cursor, Before];

    /// <summary>Handles <c>GET /api/requests</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ListAsync(HttpContext context)
    {
        ApiQuery asked = new(context.Request.Query, Parameters);
        RequestQuery query = new()
        {
            Task = asked.Text(Task),
            Model = asked.Text(Model),
            Key = asked.Text(Key),
            Run = asked.Text(Run),
            Pipeline = asked.Text(Pipeline),
            Step = asked.Text(Step),
            Outcome = asked.Word<RequestOutcome>(Outcome),
            Own = asked.Flag(Own),
            Unpriced = asked.Flag(Unpriced),
            Reason = asked.Text(Reason),
            Escalated = asked.Flag(Escalated),
            MinCostUsd = asked.Read<decimal>(MinCost, ReadUsd, "is no amount in USD; write 0.05"),
            Search = asked.Text(Search),
            SearchesErrors = context.Caller().MayReadContent,
            From = asked.Time(From),
            To = asked.Time(To),
            Limit = asked.Number(Limit) ?? DefaultLimit,
            After = asked.Read<RequestCursor>(Cursor, ReadCursor, "is not a cursor; give the next of the page before, or none for the first page"),
            Before = asked.Read<RequestCursor>(Before, ReadCursor, "is not a cursor; give the previous of the page after, or none for the first page"),
        };

        return (asked.Error ?? WrongTogether(query)) is { } wrong
            ? ApiAnswer.RefuseAsync(context, wrong)
            : ApiAnswer.WriteReadAsync(context, () => ListOf(ledger.ReadRequests(query)));
    }

    /// <summary>Handles <c>GET /api/requests/{id}</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task FindAsync(HttpContext context)
    {
        string id = context.Request.RouteValues["id"] as string ?? string.Empty;
        ChatError absent = new(404, $"no request \"{id}\" is in the ledger; GET /api/requests lists them") { Code = "unknown_request" };

        return ApiAnswer.WriteReadAsync(
            context,
            () =>
            {
                blind.Note(context, id);

                return ledger.Find(id);
            },
            absent);
    }

    private static RequestCursor? ReadCursor(string text) => RequestCursor.TryParse(text, out RequestCursor cursor) ? cursor : null;

    private static decimal? ReadUsd(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal usd) ? usd : null;

    private static ChatError? WrongTogether(RequestQuery query) =>
        query is { After: not null, Before: not null } ? Wrong(Before, "goes back, and cursor goes on; give one of them")
        : query.Search is { Length: > RequestQuery.LongestSearch } ? Wrong(Search, $"is longer than {RequestQuery.LongestSearch} characters")
        : null;

    private static ChatError Wrong(QueryParameter parameter, string wrong) => new(400, $"{parameter.Name}: {wrong}") { Code = "bad_filter", Param = parameter.Name };

    private static RequestList ListOf(RequestPage page) => new(page.Requests, page.Next?.ToString(), page.Previous?.ToString());
}
