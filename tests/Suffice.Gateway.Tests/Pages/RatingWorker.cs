using Microsoft.Extensions.DependencyInjection;
using Suffice.Agents.Contexts;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;

namespace Suffice.Gateway.Tests.Pages;

/// <summary>A worker that rates tickets by two criteria, and verdicts as if it had judged some.</summary>
internal static class RatingWorker
{
    // What `suffice work qc --write-schema` writes for this rubric.
    private const string Schema = """{"type":"object","additionalProperties":false,"required":["criteria","patterns","escalate","root_cause","follow_up"],"properties":{"criteria":{"type":"object","additionalProperties":false,"required":["R-001","R-002"],"properties":{"R-001":{"type":"object","additionalProperties":false,"required":["reason","quotes","missing","root_cause","rating"],"properties":{"reason":{"type":"string","description":"Why this rating, in one sentence."},"quotes":{"type":"array","items":{"type":"string","description":"A piece of the ticket, word for word."}},"missing":{"type":["string","null"],"description":"What is missing or weak; null when nothing is."},"root_cause":{"type":"null"},"rating":{"type":"integer","enum":[1,2,3,4,5]}}},"R-002":{"type":"object","additionalProperties":false,"required":["reason","quotes","missing","root_cause","rating"],"properties":{"reason":{"type":"string","description":"Why this rating, in one sentence."},"quotes":{"type":"array","items":{"type":"string","description":"A piece of the ticket, word for word."}},"missing":{"type":["string","null"],"description":"What is missing or weak; null when nothing is."},"root_cause":{"type":"null"},"rating":{"type":["integer","null"],"enum":[1,2,3,4,5,null]}}}}},"patterns":{"type":"array","items":{"type":"string","description":"The id of a known pattern (KP-...) that the ticket shows."}},"escalate":{"anyOf":[{"type":"null"},{"type":"object","additionalProperties":false,"required":["rule","why"],"properties":{"rule":{"type":"string","description":"The id of the escalation rule (E-...) that holds."},"why":{"type":"string","description":"Why, in one sentence."}}}]},"root_cause":{"type":["string","null"],"description":"What lies behind the failure, in one sentence; null when nothing failed."},"follow_up":{"type":["string","null"],"description":"What is to be done next and by whom, in one sentence; null when nothing is."}}}""";

    public static (string, string)[] Files { get; } =
    [
        ("tasks/qc/task.yaml", "why: it rates tickets\nladder: [small]\nworker: {}\n"),
        ("tasks/qc/rubric.md", "---\npass_mark: 0.6\n---\n\n## R-001 Everything needed was asked for\n\nThe order's number above all.\n\n## R-002 Tone\n\n```yaml\nskippable: true\n```\n"),
        ("tasks/qc/output.schema.json", Schema),
    ];

    public static void Judge(RunningGateway gateway, string ticket, string? text = null)
    {
        WorkerContext context = WorkerContext.Read(Path.Combine(gateway.Folder, "tasks", "qc"));
        gateway.Services.GetRequiredService<VerdictStore>().Add(new KeptVerdict
        {
            Id = $"vrd_{ticket}",
            Task = "qc",
            Ticket = new Ticket { Id = ticket, Messages = [new TicketMessage("customer", text ?? $"My parcel of {ticket} is late")] },
            At = DateTimeOffset.UnixEpoch,
            Context = context.Hash,
            Rubric = context.RubricHash,
            Path = "small",
            IsSampled = true,
            Machine = new Verdict
            {
                Decision = Decision.Pass,
                Score = 0.8125m,
                Criteria = [new CriterionRating("R-001", 4, 0.75m) { Reason = "machines-own-words" }, new CriterionRating("R-002", null, null)],
            },
        }).ShouldBeTrue();
    }
}
