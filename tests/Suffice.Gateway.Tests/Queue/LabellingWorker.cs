using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Agents.Contexts;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Policy;

namespace Suffice.Gateway.Tests.Queue;

/// <summary>A worker that labels tickets, and verdicts as if it had judged some.</summary>
internal static class LabellingWorker
{
    public static (string, string)[] Files { get; } =
    [
        ("tasks/desk/task.yaml", "why: it labels tickets\nladder: [small]\nworker: {}\n"),
        ("tasks/desk/rubric.md", "What a ticket is about.\n"),
        ("tasks/desk/output.schema.json", """{"type":"object","properties":{"category":{"type":"string","enum":["billing","delivery"]}},"required":["category"]}"""),
    ];

    public static void Judge(RunningGateway gateway, string ticket, string label, string? id = null, bool isSampled = true, string? request = null)
    {
        WorkerContext context = WorkerContext.Read(Path.Combine(gateway.Folder, "tasks", "desk"));
        Ticket judged = TicketOf(ticket);
        gateway.Services.GetRequiredService<VerdictStore>().Add(new KeptVerdict
        {
            Id = id ?? $"vrd_{ticket}",
            Task = "desk",
            Ticket = judged,
            At = DateTimeOffset.UnixEpoch,
            Context = context.Hash,
            Rubric = context.RubricHash,
            Path = "small",
            IsSampled = isSampled,
            Request = request,
            Machine = new Verdict { Decision = Decision.Pass, RootCause = "machines-own-words", Fields = JsonSerializer.SerializeToElement(new { category = label }) },
        }).ShouldBeTrue();
    }

    /// <summary>The id under which the worker itself would keep its verdict.</summary>
    public static string VerdictIdOf(RunningGateway gateway, string ticket)
    {
        WorkerStandard standard = WorkerStandard.Read(gateway.Services.GetRequiredService<IPolicySource>().Current.FindTask("desk")!);

        return WorkRuns.VerdictIdOf(new WorkOrder(standard, [TicketOf(ticket)]), TicketOf(ticket));
    }

    private static Ticket TicketOf(string id) => new() { Id = id, Messages = [new TicketMessage("customer", $"My parcel of {id} is late")] };
}
