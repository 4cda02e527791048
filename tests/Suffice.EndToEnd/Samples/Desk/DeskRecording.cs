using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Files;
using Suffice.Providers.Recordings;

namespace Suffice.EndToEnd.Samples.Desk;

/// <summary>Runs a worker over its tickets with simulated models, and makes of what they were asked what the sample replays and is measured by.</summary>
/// <param name="Standard">What the worker goes by.</param>
/// <param name="Tickets">The tickets.</param>
/// <param name="Cases">Their cases.</param>
internal sealed record DeskRecording(WorkerStandard Standard, ImmutableArray<Ticket> Tickets, ImmutableArray<DeskCase> Cases)
{
    private ImmutableArray<RecordedItem> Items { get; init; } = [];

    /// <summary>Runs the worker.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="input">Its tickets.</param>
    public static async Task<DeskRecording> MakeAsync(SampleFolder sample, string worker, string input)
    {
        ImmutableArray<DeskCase> cases = DeskCase.Read(sample, worker);
        TicketReading read = await TicketReader.ReadAsync(sample.PathOf(input));
        read.Problems.ShouldBeEmpty();
        await using DeskRunner runner = new(sample, worker, cases);
        IReadOnlyCollection<DeskAsk> asked = await runner.RunAsync(read.Tickets);

        return new DeskRecording(runner.Standard, read.Tickets, cases)
        {
            Items =
            [
                .. asked.GroupBy(ask => CallKey.Of(ask.Request)).Select(same => ItemOf(runner, [.. same]))
                    .OrderBy(item => item.Id, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>The recording, as its file.</summary>
    public async Task<string> TextAsync()
    {
        using TestFolder folder = new();
        await using (RecordingWriter writer = RecordingWriter.Open(folder.PathOf("recording.jsonl")))
        {
            foreach (RecordedItem item in Items)
            {
                await writer.AddAsync(item);
            }
        }

        return await File.ReadAllTextAsync(folder.PathOf("recording.jsonl"));
    }

    /// <summary>The eval items, as their file: each ticket that a model is asked about with what is right to say of it, in the form of docs/chief-of-staff.md.</summary>
    public string Evals() => string.Concat(Tickets.Zip(Cases).Where(pair => pair.Second.Answers is not null).Select(pair => JsonSerializer.Serialize(
        new
        {
            pair.First.Id,
            Ticket = pair.First with { Place = string.Empty },
            Input = TicketText.Of(pair.First, Standard.Settings),
            Reference = ReferenceOf(pair.Second.Decision, pair.Second.Answers!.Right),
            Tags = pair.Second.Tags.Add("simulated", "yes"),
        },
        MachineJson.Options) + "\n"));

    /// <summary>What code makes of the right answers: the verdict of each case that a model is asked about.</summary>
    public IEnumerable<(DeskCase Case, Verdict Verdict)> Right() => Tickets.Zip(Cases)
        .Where(pair => pair.Second.Answers is not null)
        .Select(pair => (pair.Second, AnswerReading.Read(Standard, pair.Second.Answers!.Right, TicketText.Of(pair.First, Standard.Settings), [])));

    private static Dictionary<string, object> ReferenceOf(string decision, JsonElement right)
    {
        Dictionary<string, object> reference = new(StringComparer.Ordinal)
        {
            ["decision"] = decision,
            ["ratings"] = right.GetProperty("criteria").EnumerateObject().ToDictionary(rated => rated.Name, rated => rated.Value.GetProperty("rating")),
        };
        if (right.TryGetProperty("fields", out JsonElement fields))
        {
            // A question to the customer may be put in many words.
            reference["fields"] = fields.EnumerateObject().Where(field => field.Name != "ask").ToDictionary(field => field.Name, field => field.Value);
        }

        return reference;
    }

    // A first call is recorded with every model of the ladder; what one was told then is its own.
    private static RecordedItem ItemOf(DeskRunner runner, DeskAsk[] asked)
    {
        DeskAsk ask = asked[0];
        IEnumerable<string> models = ask.Attempt == 0 ? runner.Ladder : asked.Select(one => one.Model).Distinct(StringComparer.Ordinal);

        return RecordedItem.Of(ask.Request, SimulatedModel.Named(ask.Model).Output(ask.Request, ask.Answers, ask.Attempt)) with
        {
            Id = $"{ask.Case.Id}/{runner.Standard.Task}{(ask.Attempt > 0 ? $"/told-{ask.Model}" : string.Empty)}",
            Dataset = "service-desk, simulated",
            Task = runner.Standard.Task,
            Schema = JsonSerializer.SerializeToElement(JsonSerializer.Deserialize<System.Text.Json.Nodes.JsonNode>(runner.Standard.Schema), MachineJson.Options),
            Reference = ask.Answers.Right,
            Outputs = models.Order(StringComparer.Ordinal).Select(SimulatedModel.Named).ToDictionary(model => model.Id, model => model.Output(ask.Request, ask.Answers, ask.Attempt)),
        };
    }
}
