using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Suffice.Providers.Recordings;

namespace Suffice.EndToEnd.Samples;

/// <summary>Runs every case of a pipeline with its simulated models, and makes of what they were asked the recording that the sample replays.</summary>
/// <param name="sample">The sample.</param>
/// <param name="pipeline">The pipeline's name.</param>
internal sealed class SampleRecording(SampleFolder sample, string pipeline)
{
    private readonly List<(SimulatedAsk Ask, RecordedItem Item)> first = [];

    private readonly List<RecordedItem> items = [];

    /// <summary>Runs the cases.</summary>
    public async Task RunAsync()
    {
        await using SampleRunner runner = new(sample, pipeline);
        foreach (SimulatedCase simulated in SimulatedCase.Read(sample, pipeline))
        {
            foreach (IGrouping<CallKey, SimulatedAsk> asked in await AskedAsync(runner, simulated))
            {
                Add(runner, simulated, [.. asked]);
            }
        }
    }

    /// <summary>The recording, as its file.</summary>
    public async Task<string> TextAsync()
    {
        using TestFolder folder = new();
        await using (RecordingWriter writer = RecordingWriter.Open(folder.PathOf("recording.jsonl")))
        {
            foreach (RecordedItem item in items)
            {
                await writer.AddAsync(item);
            }
        }

        return await File.ReadAllTextAsync(folder.PathOf("recording.jsonl"));
    }

    /// <summary>The eval items of each task, as their files.</summary>
    public async Task<ImmutableDictionary<string, string>> EvalsAsync()
    {
        ILookup<string, JsonNode> lines = (await TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!).ToLookup(line => line["id"]!.GetValue<string>());

        return first.GroupBy(call => call.Item.Task!).ToImmutableDictionary(
            task => task.Key,
            task => SampleEvals.Of(task.Key, [.. task.Select(call => (lines[call.Item.Id].First(), call.Ask.Request.Metadata))]));
    }

    private static async Task<IOrderedEnumerable<IGrouping<CallKey, SimulatedAsk>>> AskedAsync(SampleRunner runner, SimulatedCase simulated) =>
        (await runner.RunAsync(simulated))
            .GroupBy(ask => CallKey.Of(ask.Request))
            .OrderBy(asked => runner.PlaceOf(asked.First().Step)).ThenBy(asked => asked.First().Index)
            .ThenBy(asked => asked.First().Attempt).ThenBy(asked => asked.First().Model, StringComparer.Ordinal);

    // A first call is recorded with every model that its ladder and gate may ask, so that evals and other policies find their answers too.
    private void Add(SampleRunner runner, SimulatedCase simulated, SimulatedAsk[] asked)
    {
        SimulatedAsk ask = asked[0];
        IEnumerable<string> models = asked.Select(one => one.Model).Union(ask.Attempt == 0 ? runner.LadderOf(ask.Step) : [], StringComparer.Ordinal).Order(StringComparer.Ordinal);
        string id = $"{simulated.Id}/{ask.Step}{(ask.Index > 0 ? $"/{ask.Index}" : "")}{(ask.Attempt > 0 ? $"/told-{ask.Model}" : "")}";
        RecordedItem item = RecordedItem.Of(ask.Request, SimulatedModel.Named(ask.Model).Output(ask.Request, ask.Answers, ask.Attempt)) with
        {
            Id = id,
            Dataset = $"{sample.Name}, simulated",
            Task = runner.TaskOf(ask.Step),
            Reference = ask.Answers.Right,
            Outputs = models.Select(SimulatedModel.Named).ToDictionary(model => model.Id, model => model.Output(ask.Request, ask.Answers, ask.Attempt)),
        };
        items.Add(item);
        if (ask.Attempt == 0)
        {
            first.Add((ask, item));
        }
    }
}
