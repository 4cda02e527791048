using Suffice.Agents.Keeping;
using Suffice.Agents.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Policy;

namespace Suffice.Browser.Scenes;

/// <summary>What people have said of tickets before the pages are opened: some settled, one rated and waiting for its end.</summary>
internal static class SceneReviews
{
    public const string Looking = "nora";

    public const string Rated = "hana";

    public static void Write(SufficePolicy policy, string task)
    {
        using AgentsFile file = AgentsFile.Beside(policy.Ledger.Path, TimeProvider.System);
        ReviewQueue queue = new(file, policy);
        // One looks at a ticket, another has rated one and not yet said which verdict stands.
        queue.Next(task, Looking, new QueueTaking { Kind = QueueKind.Exception });
        queue.Rate(queue.Next(task, Rated, new QueueTaking { Kind = QueueKind.Exception })!.Id, Rated, new HumanRating { Decision = Decision.Fail, Note = "it was never asked for" });
        for (int number = 0; number < 4; number++)
        {
            TicketToJudge taken = queue.Next(task, "ada", new QueueTaking { Kind = QueueKind.Random })!;
            queue.Rate(taken.Id, "ada", new HumanRating { Decision = number == 0 ? Decision.Fail : Decision.Pass, Note = Hostile.Attribute });
            _ = number == 0 ? queue.Correct(taken.Id, "ada") : queue.Accept(taken.Id, "ada");
        }
    }
}
