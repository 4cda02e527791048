using Suffice.Dashboard.Requests;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Pages;

/// <summary>Maps the pages of requests.</summary>
internal static class RequestPages
{
    /// <summary>Maps them.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        RequestsReading requests = pages.Part<RequestsReading>();
        RequestReading request = pages.Part<RequestReading>();
        BlindCalls blind = pages.Part<BlindCalls>();
        ExplainReading explain = pages.Part<ExplainReading>();

        // /api/requests and /api/requests/{id} were there before their pages, and tell the same.
        pages.Page("/requests", api: null, "The requests of the ledger, filtered and searched, the latest first.", new PageKind<RequestsFigures>
        {
            Section = "requests",
            Component = typeof(RequestsPage),
            Title = _ => "Requests",
            Read = asked => RequestsParameters.Read(asked) is { } filter && asked.Query.Error is null ? requests.Read(filter) : null,
            Tables = RequestsTables.Of,
            Parameters = RequestsParameters.All,
            HasPeriod = true,
        });
        pages.Page("/requests/{id}", api: null, "One request through its cascade: route, each attempt, each finding, cost beside the counterfactual.", new PageKind<RequestFigures>
        {
            Section = "requests",
            Component = typeof(RequestPage),
            Title = figures => figures.Request.Id,
            Read = asked => request.Read(asked.Route("id")) is not { } read ? null
                : !asked.Caller.MayReadContent ? read.Withheld()
                : blind.Hides(asked.Caller, read.Request.Id) ? read.JudgedBlind()
                : read,
            Tables = RequestTables.Of,
            Absent = AbsenceOf,
        });
        pages.Page("/requests/{id}/explain", "/api/requests/{id}/explain", "What would happen to a request today, by the code that routes live calls, beside what happened then; nothing is called.", new PageKind<ExplainFigures>
        {
            Section = "requests",
            Component = typeof(ExplainPage),
            Title = _ => "What would happen today",
            Read = asked => explain.Read(asked.Route("id")),
            Absent = AbsenceOf,
        });
    }

    private static string AbsenceOf(PageQuestion asked) => $"no request \"{asked.Route("id")}\" is in the ledger; /requests lists them";
}
