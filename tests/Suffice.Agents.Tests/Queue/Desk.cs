using Microsoft.Extensions.Time.Testing;
using Suffice.Agents.Contexts;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Policy;

namespace Suffice.Agents.Tests.Queue;

/// <summary>A worker with two criteria and its queue, in a folder of one test.</summary>
internal sealed class Desk : IDisposable
{
    public const string Rubric = "---\npass_mark: 0.6\n---\n\n## R-001 Everything needed was asked for\n\nThe order's number above all.\n\n## R-002 Tone\n\n```yaml\nskippable: true\n```\n";

    private readonly TestFolder folder = new();
    private readonly StandingWatch standings;
    private int tickets;

    public Desk(int needed = 200, string rubric = Rubric, string? schema = null)
    {
        folder.Write("suffice.yaml", """
            version: 1
            providers:
              p: { protocol: openai, base_url: http://127.0.0.1:1/v1 }
            models:
              small: { provider: p, id: small-1, price: { input: 1, output: 1 } }
              large: { provider: p, id: large-1, price: { input: 9, output: 9 } }
            """);
        folder.Write("tasks/qc/task.yaml", "why: test\nladder: [small, large]\nworker: {}\n");
        Write("rubric.md", rubric);
        Rubric made = RubricReader.Read(ContextReader.Read(ContextKind.Rubric, "rubric.md", rubric).File).Rubric;
        Write("output.schema.json", schema ?? AnswerSchema.Of(made, [], null).GetRawText());
        File = new AgentsFile(folder.PathOf("work.db"), Time);
        standings = new StandingWatch(File);
        Verdicts = new VerdictStore(File);
        PolicyLoadResult loaded = PolicyLoader.BuiltIn(Time).Load(folder.PathOf("suffice.yaml"));
        SufficePolicy policy = loaded.Policy ?? throw new InvalidOperationException(string.Join('\n', loaded.Errors));

        // A policy asks for 200 tickets at least; a test may do with fewer.
        Policy = policy with { Tasks = [.. policy.Tasks.Select(task => task with { Worker = task.Worker! with { AgreementOn = needed } })] };
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));

    public AgentsFile File { get; }

    public VerdictStore Verdicts { get; }

    public SufficePolicy Policy { get; }

    public WorkerStandard Standard => WorkerStandard.Read(Policy.Tasks.Single());

    public ReviewQueue Queue => new(File, Policy);

    public string Corrected => folder.PathOf("tasks/qc/evals/corrected.jsonl");

    public AgreementReport Agreement() => standings.AgreementOf(Policy.Tasks.Single(), Standard);

    public WorkerStanding Standing() => WorkerStanding.Of(File, Policy.Tasks.Single(), Standard);

    public AgentsFile OpenAgain() => new(File.Path, Time);

    public void Write(string name, string text) => folder.Write($"tasks/qc/{name}", text);

    /// <summary>The machine judges a ticket of its own.</summary>
    /// <returns>The verdict's id.</returns>
    public string Judge(Decision decision = Decision.Pass, bool sampled = true, int rating = 4, string? ticket = null, string path = "small", params EscalationReason[] why) =>
        Keep(new Verdict
        {
            Decision = decision,
            Score = 0.75m,
            Criteria = [new CriterionRating("R-001", rating, (rating - 1) / 4m) { Reason = "the-machine-says-so" }, new CriterionRating("R-002", null, null)],
            Escalation = [.. why],
        }, sampled, ticket, path);

    public string Keep(Verdict verdict, bool sampled = true, string? ticket = null, string path = "small")
    {
        string id = ticket ?? $"T-{++tickets}";
        WorkerContext context = Standard.Context;
        KeptVerdict kept = new()
        {
            Id = $"vrd_{id}_{context.Hash[7..11]}_{path}",
            Task = "qc",
            Ticket = new Ticket { Id = id, Subject = "Where is it", Messages = [new TicketMessage("customer", $"My parcel of {id} is late")] },
            At = Time.GetUtcNow(),
            Context = context.Hash,
            Rubric = context.RubricHash,
            Path = path,
            IsSampled = sampled,
            Machine = verdict,
        };
        Verdicts.Add(kept).ShouldBeTrue();

        return kept.Id;
    }

    /// <summary>A person judges the next ticket blind and lets the better verdict stand.</summary>
    public RatingKept Review(string who, Decision decision, int rating = 4)
    {
        TicketToJudge next = Queue.Next("qc", who)!;
        RatingKept kept = Queue.Rate(next.Id, who, Say(decision, rating));
        Queue.Accept(next.Id, who);

        return kept;
    }

    public static HumanRating Say(Decision? decision, int? rating = null, string note = "") => new()
    {
        Decision = decision,
        Ratings = rating is { } given ? new HumanRating().Ratings.Add("R-001", given) : new HumanRating().Ratings,
        Note = note,
    };

    public void Dispose()
    {
        File.Dispose();
        folder.Dispose();
    }
}
