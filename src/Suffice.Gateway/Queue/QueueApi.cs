using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Suffice.Agents.Keeping;
using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;
using Suffice.Files;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;
using Suffice.Gateway.Calls;
using Suffice.Policy;

namespace Suffice.Gateway.Queue;

/// <summary>How people judge tickets over HTTP: what <c>suffice review queue, next, rate, accept, correct, dispute, agreement --json</c> say.</summary>
internal sealed class QueueApi(AgentsFile file, IPolicySource policies, StandingWatch standings)
{
    private const int DefaultLimit = 50;

    private static readonly QueryParameter Task = new("task", "The worker; without it, all of the policy.");
    private static readonly QueryParameter Kind = new("kind", "Only what waits for this reason.", QueryForm.Word) { Words = EnumWord.All<QueueKind>() };
    private static readonly QueryParameter State = new("state", "Only what stands here; without it, all that is not done.", QueryForm.Word) { Words = EnumWord.All<QueueState>() };
    private static readonly QueryParameter Holder = new("holder", "Only what this person holds now.");
    private static readonly QueryParameter Limit = new("limit", "How many are given.", QueryForm.Number) { Least = 1, Most = QueueQuery.MostItems, Default = DefaultLimit.ToString(CultureInfo.InvariantCulture) };
    private static readonly QueryParameter Offset = new("offset", "How many come before.", QueryForm.Number) { Most = int.MaxValue, Default = "0" };

    /// <summary>What the list may be asked.</summary>
    public static ImmutableArray<QueryParameter> Parameters { get; } = [Task, Kind, State, Holder, Limit, Offset];

    private ReviewQueue Queue => new(file, policies.Current, standings);

    /// <summary>Handles <c>GET /api/queue</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ListAsync(HttpContext context)
    {
        ApiQuery asked = new(context.Request.Query, Parameters);
        QueueQuery query = new()
        {
            Task = asked.Text(Task),
            Kind = asked.Word<QueueKind>(Kind),
            State = asked.Word<QueueState>(State),
            Holder = asked.Text(Holder),
            Limit = asked.Number(Limit) ?? DefaultLimit,
            Offset = asked.Number(Offset) ?? 0,
        };

        return asked.Error is { } wrong ? ApiAnswer.RefuseAsync(context, wrong) : QueueAnswer.WriteAsync(context, () => Queue.List(query));
    }

    /// <summary>Handles <c>GET /api/agreement/{task}</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task AgreementAsync(HttpContext context) => new ApiQuery(context.Request.Query, []).Error is { } wrong
        ? ApiAnswer.RefuseAsync(context, wrong)
        : QueueAnswer.WriteAsync(context, () => Queue.Agreement(context.Request.RouteValues["task"] as string ?? string.Empty));

    /// <summary>Handles <c>POST /api/queue/next</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public async Task NextAsync(HttpContext context)
    {
        if (await PostedBody.ReadAsync<PostedTaking>(context).ConfigureAwait(false) is { } posted)
        {
            await QueueAnswer.WriteAsync(context, () => new NextTicket(Queue.Next(
                posted.Task ?? throw new QueueException(QueueMistake.Invalid, "task: it is missing; name the worker"),
                PostedName.Of(posted.As, context.Caller()),
                posted.Taking()))).ConfigureAwait(false);
        }
    }

    /// <summary>Handles <c>POST /api/queue/{id}/rate</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task RateAsync(HttpContext context) => SayAsync(context, (item, who, said) => Queue.Rate(item, who, said.Rating()));

    /// <summary>Handles <c>POST /api/queue/{id}/accept</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task AcceptAsync(HttpContext context) => SayAsync(context, (item, who, said) => Queue.Accept(item, who, said.Note ?? string.Empty));

    /// <summary>Handles <c>POST /api/queue/{id}/correct</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task CorrectAsync(HttpContext context) => SayAsync(context, (item, who, said) => Queue.Correct(item, who, said.Rating()));

    /// <summary>Handles <c>POST /api/queue/{id}/dispute</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task DisputeAsync(HttpContext context) => SayAsync(context, (item, who, said) => Queue.Dispute(item, who, said.Why ?? string.Empty));

    private static async Task SayAsync<T>(HttpContext context, Func<string, string, PostedReview, T> say)
    {
        if (await PostedBody.ReadAsync<PostedReview>(context).ConfigureAwait(false) is { } posted)
        {
            string item = context.Request.RouteValues["id"] as string ?? string.Empty;
            await QueueAnswer.WriteAsync(context, () => say(item, PostedName.Of(posted.As, context.Caller()), posted)).ConfigureAwait(false);
        }
    }
}

/// <summary>The ticket that was taken.</summary>
/// <param name="Next">The ticket; <see langword="null"/> when none waits for this person.</param>
internal sealed record NextTicket(TicketToJudge? Next);
