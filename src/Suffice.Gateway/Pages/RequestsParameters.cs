using System.Collections.Immutable;
using System.Globalization;
using Suffice.Dashboard.Requests;
using Suffice.Dashboard.Tables;
using Suffice.Files;
using Suffice.Gateway.Api;
using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.Gateway.Pages;

/// <summary>What the page of requests may be asked. A form sends every field: an empty one asks nothing, <c>-</c> asks for those that have none.</summary>
internal static class RequestsParameters
{
    private static readonly QueryParameter Task = new("task", "Only this task; - for requests of no task.");
    private static readonly QueryParameter Model = new("model", "Only those that this model served; - for those that none did.");
    private static readonly QueryParameter Outcome = new("outcome", "Only those that ended so.") { Words = EnumWord.All<RequestOutcome>() };
    private static readonly QueryParameter Reason = new("reason", "Only those that left a rung or were refused for this check or failure.");
    private static readonly QueryParameter Key = new("key", "Only those made with the key of this name; - for those made without one.");
    private static readonly QueryParameter Escalated = new("escalated", "Only those that tried more than one rung, or only those that did not.") { Words = ["false", "true"] };
    private static readonly QueryParameter Unpriced = new("unpriced", "Only those of which not every cost is known.") { Words = ["false", "true"] };
    private static readonly QueryParameter Search = new("search", "Only those whose id or run begins with this, or whose error, reason, way, requested model or fingerprint has it in it; never in content.");
    private static readonly QueryParameter Pipeline = new("pipeline", "Only those made in runs of this pipeline; - for those made by themselves.");
    private static readonly QueryParameter Step = new("step", "Only those made by this step of a pipeline.");
    private static readonly QueryParameter Run = new("run", "Only those of this run of a pipeline.");
    private static readonly QueryParameter Rows = new("rows", "What callers asked for, Suffice's own rows, or all.") { Words = EnumWord.All<ListedRows>() };
    private static readonly QueryParameter Limit = new("limit", "How many at most.", QueryForm.Number) { Least = 1, Most = 1000, Default = RequestsFilter.UsualLimit.ToString(CultureInfo.InvariantCulture) };
    private static readonly QueryParameter MinCost = new("min_cost", "Only those of which at least this much is known to have been paid, in USD.");
    private static readonly QueryParameter Cursor = new("cursor", "Where the page of later ones ended: its next.");
    private static readonly QueryParameter Before = new("before", "Where the page of older ones began: its previous; not together with cursor.");

    /// <summary>All of them, the period apart.</summary>
    public static ImmutableArray<QueryParameter> All { get; } = [Task, Model, Outcome, Reason, Key, Escalated, Unpriced, Search, Pipeline, Step, Run, Rows, MinCost, Limit, Cursor, Before];

    /// <summary>Reads them.</summary>
    /// <param name="asked">What was asked.</param>
    /// <returns>The filter; where something is wrong with the query, it says what.</returns>
    public static RequestsFilter Read(PageQuestion asked)
    {
        ApiQuery query = asked.Query;

        return new RequestsFilter
        {
            Period = asked.Period,
            Task = Named(query, Task),
            Model = Named(query, Model),
            Outcome = Word<RequestOutcome>(query, Outcome),
            Reason = Stated(query, Reason),
            Key = Named(query, Key),
            Escalated = Flag(query, Escalated),
            Unpriced = Flag(query, Unpriced),
            Search = Searched(query),
            SearchesErrors = asked.Caller.MayReadContent,
            Pipeline = Named(query, Pipeline),
            Step = Stated(query, Step),
            Run = Stated(query, Run),
            Rows = Word<ListedRows>(query, Rows) ?? ListedRows.Asked,
            Limit = query.Number(Limit) ?? RequestsFilter.UsualLimit,
            MinCostUsd = Stated(query, MinCost) is null ? null : query.Read<decimal>(MinCost, UsdOf, "is no amount in USD; write 0.05"),
            After = query.Read<RequestCursor>(Cursor, CursorOf, "is not a cursor; take it away for the newest"),
            Before = query.Text(Cursor) is null ? query.Read<RequestCursor>(Before, CursorOf, "is not a cursor; take it away for the newest") : null,
        };
    }

    private static string? Stated(ApiQuery query, QueryParameter parameter) => query.Text(parameter) is { Length: > 0 } text ? text : null;

    // What is longer than any id, error or way is found nowhere.
    private static string? Searched(ApiQuery query) => Stated(query, Search)?.Trim() is { Length: > 0 } search ? search[..Math.Min(search.Length, RequestQuery.LongestSearch)] : null;

    private static RequestCursor? CursorOf(string text) => RequestCursor.TryParse(text, out RequestCursor cursor) ? cursor : null;

    private static decimal? UsdOf(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal usd) ? usd : null;

    private static string? Named(ApiQuery query, QueryParameter parameter) => Stated(query, parameter) is not { } text ? null : text == CallsLink.None ? string.Empty : text;

    private static T? Word<T>(ApiQuery query, QueryParameter parameter)
        where T : struct, Enum => Stated(query, parameter) is null ? null : query.Word<T>(parameter);

    private static bool? Flag(ApiQuery query, QueryParameter parameter) => Stated(query, parameter) is null ? null : query.Flag(parameter);
}
