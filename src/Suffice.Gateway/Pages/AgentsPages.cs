using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Suffice.Agents.Approving;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Chat;
using Suffice.Dashboard.Agents;
using Suffice.Dashboard.Queue;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Pages;

/// <summary>Maps agents, patterns and proposals. What a person decides goes through the book and the desk that the commands and <c>/api</c> use.</summary>
internal static class AgentsPages
{
    private const string Section = "agents";

    private static readonly QueryParameter Compare = new("compare", "A version to set beside the file as it is, such as standards.md@3.");
    private static readonly QueryParameter As = new(Reviewer.Field, "Who decides, where nobody is signed in by a name of their own.");

    private static readonly ImmutableSortedDictionary<string, string> Notices = ImmutableSortedDictionary<string, string>.Empty
        .Add("snoozed", "It is looked at again when its days are over.")
        .Add("merged", "It counts for the other pattern from now on.")
        .Add("closed", "It is closed.")
        .Add("reopened", "It is open again.")
        .Add("approved", "It is approved, and watched from now on.")
        .Add("rejected", "It is rejected; the next try is told why.")
        .Add("rolled_back", "The text before it holds again, as a new version.");

    /// <summary>Maps them.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        AgentsReading agents = pages.Part<AgentsReading>();
        pages.Page("/agents", "/api/agents", "What each agent did, what was noted of it, which of that repeats, and what is proposed.", new PageKind<AgentsFigures>
        {
            Section = Section,
            Component = typeof(AgentsPage),
            Title = _ => "Agents",
            Read = asked => agents.Read(asked.Period),
            Tables = figures => AgentsTables.Of(figures),
            HasPeriod = true,
        });
        MapAgent(pages);
        MapPattern(pages);
        MapProposal(pages);
    }

    private static void MapAgent(PageMap pages)
    {
        AgentReading agent = pages.Part<AgentReading>();
        ProposalDesk desk = pages.Part<ProposalDesk>();
        PageEndpoint<AgentDetails> page = pages.Page("/agents/{agent}", "/api/agents/{agent}", "One agent: its verdicts, patterns, proposals, and the versions of its files.", new PageKind<AgentDetails>
        {
            Section = Section,
            Component = typeof(AgentPage),
            Title = details => details.Agent,
            Read = asked => agent.Read(asked.Route("agent"), asked.Period, asked.Query.Text(Compare)),
            Tables = details => AgentDetailsTables.Of(details),
            Parameters = [Compare],
            HasPeriod = true,
            Notices = Notices,
            Absent = asked => $"Nothing is known of an agent \"{asked.Route("agent")}\"; /agents lists those that are.",
        });
        pages.Action("/agents/{agent}/rollback", "Writes a version of a context file again.", context => HandleAsync(context, page, form =>
        {
            string name = Route(context, "agent");
            ContextVersion written = desk.Rollback($"{name}/{form["version"]}", NameOf(context, form), form["why"].ToString(), form["seen"].ToString());

            return $"/agents/{Uri.EscapeDataString(name)}?compare={Uri.EscapeDataString(string.Create(CultureInfo.InvariantCulture, $"{written.File}@{written.Version}"))}&done=rolled_back";
        }), AccessLevel.Admin);
    }

    private static void MapPattern(PageMap pages)
    {
        PatternReading pattern = pages.Part<PatternReading>();
        PatternBook book = pages.Part<PatternBook>();
        TimeProvider time = pages.Part<TimeProvider>();
        PageEndpoint<PatternFigures> page = pages.Page("/agents/patterns/{id}", "/api/agents/patterns/{id}", "One pattern: what it rests on, what was decided of it, what is proposed for it.", new PageKind<PatternFigures>
        {
            Section = Section,
            Component = typeof(PatternPage),
            Title = figures => $"Pattern {figures.Pattern.Id}",
            Read = asked => pattern.Read(asked.Route("id"), asked.Caller.MayReadContent),
            Tables = figures => PatternTables.Of(figures),
            Parameters = [As],
            Notices = Notices,
            Absent = asked => $"There is no pattern \"{asked.Route("id")}\"; /agents lists them.",
        });
        foreach ((string action, string summary, string done, Action<string, string, string, IFormCollection> act) in (
            (string, string, string, Action<string, string, string, IFormCollection>)[])[
            ("snooze", "Looks at a pattern no more for some days.", "snoozed", (id, by, why, form) => book.Snooze(id, DayIn(time, form["days"].ToString()), by, why)),
            ("merge", "Counts a pattern with another.", "merged", (id, by, why, form) => book.Merge(id, form["into"].ToString(), by, why)),
            ("close", "Closes a pattern.", "closed", (id, by, why, form) => book.Close(id, IsResolved(form["reason"].ToString()), by, why)),
            ("reopen", "Opens a pattern again.", "reopened", (id, by, why, _) => book.Reopen(id, by, why)),
        ])
        {
            pages.Action($"/agents/patterns/{{id}}/{action}", summary, context => HandleAsync(context, page, form =>
            {
                act(Route(context, "id"), NameOf(context, form), form["why"].ToString(), form);

                return $"/agents/patterns/{Uri.EscapeDataString(Route(context, "id"))}?done={done}";
            }), AccessLevel.Review);
        }
    }

    private static void MapProposal(PageMap pages)
    {
        ProposalReading proposal = pages.Part<ProposalReading>();
        ProposalDesk desk = pages.Part<ProposalDesk>();
        PageEndpoint<ProposalFigures> page = pages.Page("/agents/proposals/{id}", "/api/agents/proposals/{id}", "One proposal: the change, its evidence, what it costs and what trying it showed.", new PageKind<ProposalFigures>
        {
            Section = Section,
            Component = typeof(ProposalPage),
            Title = figures => $"Proposal {figures.Proposal.Id}",
            Read = asked => proposal.Read(asked.Route("id"), asked.Caller.MayReadContent),
            Tables = figures => ProposalTables.Of(figures),
            Parameters = [As],
            Notices = Notices,
            Absent = asked => $"There is no proposal \"{asked.Route("id")}\"; /agents lists them.",
        });
        foreach ((string action, string summary, string done, Action<string, string, IFormCollection> act) in (
            (string, string, string, Action<string, string, IFormCollection>)[])[
            ("approve", "Approves a proposal as it was looked at; a new version of the file is written.", "approved", (id, by, form) => desk.Approve(id, by, form["seen"].ToString())),
            ("reject", "Rejects a proposal.", "rejected", (id, by, form) => desk.Reject(id, by, form["why"].ToString())),
            ("rollback", "Takes a proposal's change back.", "rolled_back", (id, by, form) => desk.Rollback(id, by, form["why"].ToString())),
        ])
        {
            pages.Action($"/agents/proposals/{{id}}/{action}", summary, context => HandleAsync(context, page, form =>
            {
                act(Route(context, "id"), NameOf(context, form), form);

                return $"/agents/proposals/{Uri.EscapeDataString(Route(context, "id"))}?done={done}";
            }), AccessLevel.Admin);
        }
    }

    private static Task HandleAsync<TFigures>(HttpContext context, PageEndpoint<TFigures> page, Func<IFormCollection, string> act)
        where TFigures : class => PageForms.HandleAsync(context, act, Mistake, page.RefusedAsync);

    // What the desk refuses has mostly changed since the page was loaded; it is shown again as it stands now.
    private static ChatError? Mistake(Exception thrown) => thrown switch
    {
        ProposalException => new ChatError(409, thrown.Message) { Code = "not_now" },
        ObservationException => new ChatError(400, thrown.Message) { Code = "bad_request" },
        _ => null,
    };

    private static string NameOf(HttpContext context, IFormCollection form)
    {
        Reviewer who = Reviewer.Of(context.Caller(), form[Reviewer.Field].ToString());

        return who.Name ?? throw new ObservationException(who.Problem ?? "who decides is missing: write your name");
    }

    private static DateOnly DayIn(TimeProvider time, string days) => int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= 365
        ? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(count)
        : throw new ObservationException($"days: \"{days}\" is not a whole number from 1 to 365");

    private static bool IsResolved(string reason) => reason is "resolved" or "not_useful" ? reason == "resolved" : throw new ObservationException("reason: it must be resolved or not_useful");

    private static string Route(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? string.Empty;
}
