using Microsoft.AspNetCore.Builder;
using Suffice.Dashboard.Live;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Pages;

/// <summary>Maps the live page and its events.</summary>
internal static class LivePages
{
    private const string Group = "pages";

    /// <summary>Maps them.</summary>
    /// <param name="pages">Where the page goes.</param>
    /// <param name="application">Where the events go.</param>
    public static void Map(PageMap pages, WebApplication application)
    {
        LiveReading live = pages.Part<LiveReading>();
        LiveEvents events = pages.Part<LiveEvents>();
        pages.Page("/live", api: null, "The latest requests, and each as it is recorded.", new PageKind<LiveFigures>
        {
            Section = "live",
            Component = typeof(LivePage),
            Title = _ => "Live",
            Read = asked => LiveParameters.Read(asked.Query) is { } filter && asked.Query.Error is null ? live.Read(filter) : null,
            Parameters = LiveParameters.All,
        });
        application.Serve("GET", "/live/events", events.PageAsync).Shows(Group, "Each request as it is recorded, as rows of the live page.", "text/event-stream").ForViewers();
        application.Serve("GET", "/api/live", events.ApiAsync).Shows(Group, "The latest requests, then each as it is recorded, as server-sent events; without attempts and content.", "text/event-stream").ForViewers();
    }
}
