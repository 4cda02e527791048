using System.CommandLine;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary><c>suffice review accept</c>, <c>correct</c>, <c>dispute</c>: which verdict stands?</summary>
internal static class ReviewSettlingCommands
{
    /// <summary>Makes the commands.</summary>
    /// <returns>The commands.</returns>
    public static IEnumerable<Command> Make() => [Accept(), Correct(), Dispute()];

    private static Command Accept()
    {
        Option<string?> note = new("--note") { Description = "A note; it is kept with the review." };
        Command command = new(
            "accept",
            "The machine's verdict stands. Your rating is kept as you gave it. Exit code 1 when it is not yours to decide now.\n\nExample: suffice review accept Q-12") { note };

        return QueueDesk.Deciding(command, (parsed, queue, item, who) => queue.Accept(item, who, parsed.GetValue(note) ?? string.Empty));
    }

    private static Command Correct()
    {
        RatingOptions ratings = new();
        Command command = ratings.AddTo(new Command(
            "correct",
            "Your verdict stands in place of the machine's: as you rated, or as you say here. The ticket becomes an eval item of the task (evals/corrected.jsonl). Exit code 1 when it is not yours to decide now."
            + "\n\nExample: suffice review correct Q-12 --rating R-010=1"));

        return QueueDesk.Deciding(command, (parsed, queue, item, who) => queue.Correct(item, who, ratings.Read(parsed)));
    }

    private static Command Dispute()
    {
        Option<string> why = new("--why") { Description = "Why; the next person is told after rating.", Required = true };
        Command command = new(
            "dispute",
            "Leave it to another person: who has judged it cannot settle it any more. Exit code 1 when it is not yours to decide now."
            + "\n\nExample: suffice review dispute Q-12 --why \"the rubric does not say what holds for gifts\"") { why };

        return QueueDesk.Deciding(command, (parsed, queue, item, who) => queue.Dispute(item, who, parsed.GetValue(why)!));
    }
}
