using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Files;

namespace Suffice.EndToEnd.Samples.Desk;

/// <summary>A ticket of the service desk as the sample's author sees it: what is right to say of it, and what each simulated model says.</summary>
/// <param name="Id">The ticket.</param>
/// <param name="Decision">The right decision.</param>
/// <param name="Answers">The models' answers; <see langword="null"/> where a rule of code decides, and none is asked.</param>
internal sealed record DeskCase(string Id, string Decision, SimulatedAnswers? Answers)
{
    private const string Criterion = "R-";

    private static readonly string[] Models = ["haiku", "sonnet"];

    /// <summary>What kind of case it is.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; private init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Reads the cases of a worker, in the order of their tickets.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="worker">The worker.</param>
    public static ImmutableArray<DeskCase> Read(SampleFolder sample, string worker)
    {
        JsonElement schema = JsonDocument.Parse(File.ReadAllText(sample.PathOf("tasks", worker, "output.schema.json"))).RootElement;
        string[] parts = [.. schema.GetProperty("required").EnumerateArray().Select(part => part.GetString()!)];

        return [.. File.ReadLines(sample.PathOf("simulated", $"{worker}.jsonl")).Select(line => Of(JsonNode.Parse(line)!.AsObject(), parts))];
    }

    private static DeskCase Of(JsonObject row, string[] parts) => new(
        row["case"]!.GetValue<string>(),
        row["decision"]!.GetValue<string>(),
        row["right"] is JsonObject right ? new SimulatedAnswers(Whole(right, parts), OthersOf(row, right, parts)) : null)
    {
        Tags = (row["tags"] as JsonObject ?? []).ToImmutableSortedDictionary(tag => tag.Key, tag => tag.Value!.GetValue<string>()),
    };

    private static ImmutableDictionary<string, ImmutableArray<JsonElement>> OthersOf(JsonObject row, JsonObject right, string[] parts) =>
        Models.Where(row.ContainsKey).ToImmutableDictionary(
            model => model,
            model => row[model]!.AsArray().Select(said => Whole(With(right, said!.AsObject()), parts)).ToImmutableArray());

    // What a model says otherwise stands by itself; all else is as it is right.
    private static JsonObject With(JsonObject right, JsonObject otherwise)
    {
        JsonObject said = right.DeepClone().AsObject();
        foreach ((string name, JsonNode? value) in otherwise)
        {
            said[name] = value?.DeepClone();
        }

        return said;
    }

    /// <summary>The answer in the form that the worker asks for: what is not said is null, or an empty list.</summary>
    private static JsonElement Whole(JsonObject said, string[] parts)
    {
        JsonObject answer = [];
        foreach (string part in parts)
        {
            answer[part] = part switch
            {
                "criteria" => new JsonObject(said.Where(one => one.Key.StartsWith(Criterion, StringComparison.Ordinal)).Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, Rating(one.Value!)))),
                "patterns" => new JsonArray(),
                _ => said[part]?.DeepClone(),
            };
        }

        return JsonDocument.Parse(answer.ToJsonString(MachineJson.Options)).RootElement;
    }

    private static JsonObject Rating(JsonNode said) => new()
    {
        ["reason"] = said["reason"]!.DeepClone(),
        ["quotes"] = said["quotes"]?.DeepClone() ?? new JsonArray(),
        ["missing"] = said["missing"]?.DeepClone(),
        ["root_cause"] = said["root_cause"]?.DeepClone(),
        ["rating"] = said["rating"]?.DeepClone(),
    };
}
