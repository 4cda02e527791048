using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Suffice.Agents.Examples;
using Suffice.Agents.Ready;
using Suffice.Files;

namespace Suffice.EndToEnd.Samples.Desk;

/// <summary>What the service desk replays is what its workers ask, call by call; SUFFICE_UPDATE_SAMPLES=1 writes it anew.</summary>
public sealed class DeskRecordingTests
{
    private static readonly SampleFolder Sample = new("service-desk");

    [Theory]
    [InlineData("ticket-qc", "tickets.jsonl")]
    [InlineData("ticket-triage", "new-tickets.jsonl")]
    public async Task Recording_OfAWorker_IsWhatItAsks(string worker, string input)
    {
        Sample.Holds("new-tickets.jsonl", NewTickets());
        DeskRecording recording = await DeskRecording.MakeAsync(Sample, worker, input);

        recording.Tickets.Select(ticket => ticket.Id).ShouldBe(recording.Cases.Select(one => one.Id));
        recording.Right().Where(right => EnumWord.Of(right.Verdict.Decision) != right.Case.Decision).Select(right => right.Case.Id).ShouldBeEmpty();
        Sample.Holds($"recordings/{worker}.jsonl", await recording.TextAsync());
        Sample.Holds($"tasks/{worker}/evals/{input}", recording.Evals());
        (ImmutableArray<WorkerCase> cases, ImmutableArray<string> problems) = CaseFiles.Read(Sample.PathOf("tasks", worker));
        problems.ShouldBeEmpty();
        recording.Right().Where(right => !cases.Single(one => one.Ticket.Id == right.Case.Id).Reference!.IsMetBy(right.Verdict)).Select(right => right.Case.Id).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ticket-qc")]
    [InlineData("ticket-triage")]
    public void Worker_OfTheDesk_IsTheReadyMadeOneWithAnotherLadder(string worker)
    {
        foreach ((string name, string text) in ReadyWorkers.Find(worker)!.Files)
        {
            string own = text.Replace("[claude-haiku-4-5, claude-sonnet-4-6]", "[haiku, sonnet]", StringComparison.Ordinal);

            File.ReadAllText(Sample.PathOf("tasks", worker, name)).ShouldBe(own, $"{worker}/{name}");
        }
    }

    // What is new of a ticket: where it came in, and the customer's first words.
    private static string NewTickets()
    {
        HashSet<string> asked = [.. DeskCase.Read(Sample, "ticket-triage").Select(one => one.Id)];

        return string.Concat(File.ReadLines(Sample.PathOf("tickets.jsonl"))
            .Select(line => JsonNode.Parse(line)!)
            .Where(ticket => asked.Contains(ticket["id"]!.GetValue<string>()))
            .Select(ticket => new JsonObject
            {
                ["id"] = ticket["id"]!.DeepClone(),
                ["subject"] = ticket["subject"]!.DeepClone(),
                ["channel"] = ticket["channel"]!.DeepClone(),
                ["messages"] = new JsonArray(ticket["messages"]![0]!.DeepClone()),
            }.ToJsonString(MachineJson.Options) + "\n"));
    }
}
