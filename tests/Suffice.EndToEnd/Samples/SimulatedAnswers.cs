using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.EndToEnd.Samples;

/// <summary>What models answer to one call.</summary>
/// <param name="Right">The right answer.</param>
/// <param name="Others">By model, the answers of those that do not give the right one at once: the first, then what is said when the model is told what was wrong.</param>
internal sealed record SimulatedAnswers(JsonElement Right, ImmutableDictionary<string, ImmutableArray<JsonElement>> Others)
{
    private const string RightName = "right";

    public static SimulatedAnswers Of(JsonElement row) => new(
        row.GetProperty(RightName),
        row.EnumerateObject().Where(field => field.Name != RightName && field.Name != "case" && field.Name != "message")
            .ToImmutableDictionary(field => field.Name, field => TriesOf(field.Value)));

    /// <summary>What a model says.</summary>
    /// <param name="model">The model's name in the policy.</param>
    /// <param name="attempt">How often it was told before that its answer was wrong.</param>
    public string Text(string model, int attempt) => TextOf(Of(model, attempt));

    /// <summary>Tells whether what a model says is right, be it with words around it that a gate mends.</summary>
    public bool IsRight(string model, int attempt) =>
        JsonElement.DeepEquals(Of(model, attempt), Right) || Text(model, attempt).Contains(TextOf(Right), StringComparison.OrdinalIgnoreCase);

    private static string TextOf(JsonElement answer) => answer.ValueKind == JsonValueKind.String ? answer.GetString()! : answer.GetRawText();

    private static ImmutableArray<JsonElement> TriesOf(JsonElement answers) =>
        answers.ValueKind == JsonValueKind.Array ? [.. answers.EnumerateArray()] : [answers];

    private JsonElement Of(string model, int attempt) =>
        !Others.TryGetValue(model, out ImmutableArray<JsonElement> own) ? Right
        : attempt < own.Length ? own[attempt]
        : own[^1];
}
