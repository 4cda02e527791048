using Suffice.Agents.Keeping;
using Suffice.Agents.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Policy;

namespace Suffice.Browser.Scenes;

/// <summary>What people have said of tickets before the pages are opened: some settled, one rated and waiting for its end.</summary>
internal static class SceneReviews
{
    public static void Write(SufficePolicy policy, string task)
    {
        using AgentsFile file = AgentsFile.Beside(policy.Ledger.Path, TimeProvider.System);
        ReviewQueue queue = new(file, policy);
        for (int number = 0; number < 4; number++)
        {
            TicketToJudge taken = queue.Next(task, "ada", new QueueTaking { Kind = QueueKind.Random })!;
            queue.Rate(taken.Id, "ada", new HumanRating { Decision = number == 0 ? Decision.Fail : Decision.Pass, Note = Hostile.Attribute });
            _ = number == 0 ? queue.Correct(taken.Id, "ada") : queue.Accept(taken.Id, "ada");
        }
    }
}
