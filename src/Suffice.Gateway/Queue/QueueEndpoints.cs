using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Queue;

/// <summary>Maps the queue of people, for reviewers.</summary>
internal static class QueueEndpoints
{
    private const string Group = "queue";

    /// <summary>Maps it.</summary>
    /// <param name="application">Where.</param>
    public static void Map(WebApplication application)
    {
        QueueApi queue = application.Services.GetRequiredService<QueueApi>();
        application.Serve("GET", "/api/queue", queue.ListAsync)
            .Answers<QueuePage>(Group, "The tickets that wait for people, and why; of one drawn at random nothing that tells what the machine said.", [.. QueueApi.Parameters]).ForReviewers();
        application.Serve("POST", "/api/queue/next", queue.NextAsync)
            .Speaks(Group, "Takes the next ticket for a person: {task, as, kind, open, minutes}. It comes without the machine's verdict, and is held.", takesBody: true).ForReviewers();
        application.Serve("POST", "/api/queue/{id}/rate", queue.RateAsync)
            .Speaks(Group, "Says what a ticket is worth: {as, decision, ratings: {\"R-010\": 2}, labels, note}. The answer has the machine's verdict.", takesBody: true).ForReviewers();
        application.Serve("POST", "/api/queue/{id}/accept", queue.AcceptAsync)
            .Speaks(Group, "Lets the machine's verdict stand: {as, note}.", takesBody: true).ForReviewers();
        application.Serve("POST", "/api/queue/{id}/correct", queue.CorrectAsync)
            .Speaks(Group, "Puts the person's verdict in its place, as rated or as said here: {as, decision, ratings, labels, note}.", takesBody: true).ForReviewers();
        application.Serve("POST", "/api/queue/{id}/dispute", queue.DisputeAsync)
            .Speaks(Group, "Leaves it to another person: {as, why}.", takesBody: true).ForReviewers();
        application.Serve("GET", "/api/agreement/{task}", queue.AgreementAsync)
            .Answers<AgreementReport>(Group, "How far a worker and people agree, and what is missing until its verdicts stand by themselves.").ForViewers();
    }
}
