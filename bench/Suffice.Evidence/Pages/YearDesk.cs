using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Prompting;
using Suffice.Agents.Queue;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Ledger.Tables;

namespace Suffice.Evidence.Pages;

/// <summary>Writes what a worker and people said of tickets in a year: verdicts, the queue with its reviews, observations.</summary>
/// <param name="file">The file; it must hold no verdict yet.</param>
/// <param name="standard">What the worker goes by: criteria .</param>
/// <param name="seed">Seeds it.</param>
internal sealed class YearDesk(AgentsFile file, WorkerStandard standard, int seed)
{
    /// <summary>The worker.</summary>
    public const string Worker = "ticket-qc";

    /// <summary>Its rubric.</summary>
    public const string Rubric = "## R-001 Everything needed was asked for\n\nThe order's number above all.\n\n## R-002 Tone\n\nFriendly and short.\n";

    private const int Verdicts = 100_000;
    private const int Reviews = 10_000;
    private const int Observations = 10_000;
    private const int Late = 500;

    private static readonly string[] Codes = ["missing_detail", "wrong_tone", "no_next_step", "wrong_label", "too_long"];

    private readonly Random random = new(seed);
    private readonly DateTimeOffset now = file.Time.GetUtcNow();

    /// <summary>Writes it.</summary>
    public void Write()
    {
        // Speed alone: whoever pulls the plug makes it anew.
        file.Read(ObservingTables.Sql, open => open.Run("PRAGMA synchronous = OFF"));
        VerdictStore verdicts = new(file);
        for (int number = 0; number < Verdicts; number++)
        {
            verdicts.Add(VerdictOf(number));
        }

        new QueueFilling(file).Fill(Worker);
        file.Write(QueueTables.Tables, open =>
        {
            foreach (QueueItem item in QueueTables.Items(open, "1 = 1 ORDER BY id DESC LIMIT $most OFFSET $late", ("$most", (long)Reviews), ("$late", (long)Late)))
            {
                Decision decision = DecisionOf();
                QueueTables.Add(open, new Review(item.Number, ReviewStep.Rated, random.Next(2) == 0 ? "ada" : "bo", item.At.AddHours(1))
                {
                    IsBlind = true,
                    Context = item.Context,
                    Scorecard = item.Scorecard,
                    Rating = new HumanRating { Decision = decision, Ratings = new HumanRating().Ratings.Add("R-001", random.Next(1, 6)).Add("R-002", random.Next(1, 6)) },
                });
                QueueTables.Change(open, item with { State = QueueState.Done, Final = decision, SettledBy = "ada" });
            }

            return 0;
        });
        new ObservationStore(file).Append([.. Enumerable.Range(0, Observations).Select(ObservationOf)]);
    }

    private KeptVerdict VerdictOf(int number)
    {
        int rating = random.Next(1, 6);

        return new KeptVerdict
        {
            Id = $"vrd_{number}",
            Task = Worker,
            Ticket = new Ticket
            {
                Id = $"T-{number}",
                Messages = [new TicketMessage("customer", $"My parcel {number} is late, and nobody answers. What is to be done?"), new TicketMessage("agent", $"I am sorry to hear that. Parcel {number} arrives tomorrow.")],
            },
            Run = $"run_{number / 500}",
            At = AtOf(number, Verdicts),
            Context = standard.Context.Hash,
            Rubric = standard.Context.RubricHash,
            Path = random.Next(10) == 0 ? "mini>large" : "mini",
            Request = $"req_{number:x26}",
            CostUsd = 0.0004m,
            BaselineCostUsd = 0.012m,
            IsSampled = random.Next(8) == 0,
            Machine = new Verdict
            {
                Decision = DecisionOf(),
                Score = (rating - 1) / 4m,
                Criteria = [new CriterionRating("R-001", rating, (rating - 1) / 4m) { Reason = "the number stands in the first message" }, new CriterionRating("R-002", 4, 0.75m) { Reason = "friendly" }],
            },
        };
    }

    private Observation ObservationOf(int number) => new("person:ada", Worker, Codes[random.Next(Codes.Length)])
    {
        At = AtOf(number, Observations),
        Field = $"field_{random.Next(8)}",
        ContextItem = random.Next(2) == 0 ? "R-001" : "R-002",
        Quote = "nobody answers",
        Trace = $"req_{number:x26}",
        Ticket = $"T-{number}",
    };

    private DateTimeOffset AtOf(int number, int of) => now.AddDays(-YearLedger.Days * (1 - (number / (double)of)));

    private Decision DecisionOf() => random.Next(100) switch { < 82 => Decision.Pass, < 94 => Decision.Fail, _ => Decision.Escalate };
}
