using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Pipelines.Scopes;

/// <summary>What a step can see: the run's input, what the steps before it made, and where it stands in its repetition.</summary>
/// <param name="Input">The input, an object.</param>
/// <param name="Steps">What each step before it made, as <see cref="StepView"/> writes it.</param>
internal sealed record RunScope(JsonElement Input, IImmutableDictionary<string, JsonElement> Steps)
{
    /// <summary>The item it is run for; <see langword="null"/> for none.</summary>
    public JsonElement? Item { get; init; }

    /// <summary>Which repetition it is, from 1; 0 for a step that is not repeated.</summary>
    public int Index { get; init; }

    /// <summary>Finds a value.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The value; <see langword="null"/> when there is none, or it is null.</returns>
    public JsonElement? Find(ScopePath path) => path.Root switch
    {
        "input" => path.Walk(Input, 1),
        "steps" => path.Step is { } step && Steps.TryGetValue(step, out JsonElement view) ? path.Walk(view, 2) : null,
        "item" => path.Walk(Item, 1),
        "index" => JsonSerializer.SerializeToElement(Index),
        _ => null,
    };
}
