using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.EndToEnd.Samples;

/// <summary>An invented run of a pipeline: what it is given, and what each model answers at each step.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Input">What the run is given.</param>
/// <param name="Steps">The answers by step; of a step that is repeated, in order.</param>
internal sealed record SimulatedCase(string Id, JsonElement Input, ImmutableDictionary<string, ImmutableArray<SimulatedAnswers>> Steps)
{
    /// <summary>Reads the cases of a pipeline.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="pipeline">The pipeline's name.</param>
    public static ImmutableArray<SimulatedCase> Read(SampleFolder sample, string pipeline) =>
        [.. File.ReadLines(sample.PathOf("simulated", $"{pipeline}.jsonl")).Select(line => Of(JsonDocument.Parse(line).RootElement))];

    private static SimulatedCase Of(JsonElement row) => new(
        row.GetProperty("case").GetString()!,
        row.GetProperty("input"),
        row.GetProperty("steps").EnumerateObject().ToImmutableDictionary(step => step.Name, step => AnswersOf(step.Value)));

    private static ImmutableArray<SimulatedAnswers> AnswersOf(JsonElement step) => step.ValueKind == JsonValueKind.Array
        ? [.. step.EnumerateArray().Select(SimulatedAnswers.Of)]
        : [SimulatedAnswers.Of(step)];
}
