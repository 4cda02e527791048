using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Suffice.Agents.Keeping;
using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;
using Suffice.Dashboard.Queue;
using Suffice.Files;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;
using Suffice.Gateway.Queue;
using Suffice.Policy;

namespace Suffice.Gateway.Pages;

/// <summary>Maps the review queue: what waits, the ticket in hand, agreement. What a person does goes through the queue that the commands and <c>/api/queue</c> use.</summary>
internal static class QueuePages
{
    private static readonly QueryParameter As = new(Reviewer.Field, "Who judges, where nobody is signed in by a name of their own.");
    private static readonly QueryParameter Task = new("task", "Only what waits of this worker.");
    private static readonly QueryParameter Kind = new("kind", "Only what waits for this reason.", QueryForm.Word) { Words = EnumWord.All<QueueKind>() };
    private static readonly QueryParameter Offset = new("offset", "How many come before.", QueryForm.Number) { Most = int.MaxValue, Default = "0" };

    private static readonly ImmutableSortedDictionary<string, string> Notices = ImmutableSortedDictionary<string, string>.Empty
        .Add("accepted", "The machine's verdict stands.")
        .Add("corrected", "Your verdict stands.")
        .Add("disputed", "It waits for another person.")
        .Add("none", "Nothing waits for you: what is left is with others, or you have judged it.");

    /// <summary>Maps it.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        TicketsReading waiting = pages.Part<TicketsReading>();
        pages.Page("/queue", null, "What waits for people, why, and how far each worker is trusted.", new PageKind<TicketsFigures>
        {
            Section = "queue",
            Component = typeof(TicketsPage),
            Title = _ => "Review queue",
            Read = asked => waiting.Read(
                Reviewer.Of(asked.Caller, asked.Query.Text(As)),
                Said(asked.Query.Text(Task)),
                Said(asked.Query.Text(Kind)) is null ? null : asked.Query.Word<QueueKind>(Kind),
                asked.Query.Number(Offset) ?? 0),
            Tables = figures => TicketsTables.Of(figures),
            Parameters = [As, Task, Kind, Offset],
            Absent = _ => "The policy has no such worker; the page without task lists all.",
        }, AccessLevel.Review);
        MapAgreement(pages);
        MapJudging(pages);
    }

    private static void MapAgreement(PageMap pages)
    {
        AgentsFile file = pages.Part<AgentsFile>();
        IPolicySource policies = pages.Part<IPolicySource>();
        StandingWatch standings = pages.Part<StandingWatch>();
        pages.Page("/queue/{task}/agreement", null, "How far people and a worker agree, and what is missing until its verdicts stand by themselves.", new PageKind<AgreementReport>
        {
            Section = "queue",
            Component = typeof(AgreementPage),
            Title = report => $"Agreement with {report.Task}",
            Read = asked => policies.Current.FindTask(asked.Route("task")) is { Worker: not null } task ? new ReviewQueue(file, policies.Current, standings).Agreement(task.Name) : null,
            Tables = report => AgreementTables.Of(report),
            Absent = asked => $"The policy has no worker \"{asked.Route("task")}\"; /queue lists those that it has.",
        });
    }

    private static void MapJudging(PageMap pages)
    {
        JudgingReading judging = pages.Part<JudgingReading>();
        QueueForms forms = new(pages.Part<AgentsFile>(), pages.Part<IPolicySource>());
        PageEndpoint<JudgingFigures> page = pages.Page("/queue/{task}", null, "The ticket that a person has in hand, without what the machine said until the person has rated it.", new PageKind<JudgingFigures>
        {
            Section = "queue",
            Component = typeof(JudgingPage),
            Title = figures => $"Judge tickets of {figures.Task}",
            Read = asked => judging.Read(asked.Route("task"), Reviewer.Of(asked.Caller, asked.Query.Text(As))) is { } figures ? figures with { Typed = QueueForms.Typed(asked.Context) } : null,
            Parameters = [As],
            Notices = Notices,
            Absent = asked => $"The policy has no worker \"{asked.Route("task")}\"; /queue lists those that it has.",
        }, AccessLevel.Review);
        foreach ((string action, string summary, Func<Reviewer, string, IFormCollection, string> act) in forms.All)
        {
            pages.Action($"/queue/{{task}}/{action}", summary, context => PageForms.HandleAsync(
                context,
                form => act(QueueForms.ReviewerOf(context, form), context.Request.RouteValues["task"] as string ?? string.Empty, form),
                QueueAnswer.Mistake,
                page.RefusedAsync), AccessLevel.Review);
        }
    }

    private static string? Said(string? text) => text is { Length: > 0 } ? text : null;
}
