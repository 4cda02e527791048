using System.Text.Json;
using Suffice.Files;

namespace Suffice.Pipelines;

/// <summary>One thing that a run is given.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it must be.</param>
/// <param name="IsOptional">True when a run may do without it; then it is <c>null</c>, or the default.</param>
/// <param name="Default">What it is when it is not given; <see langword="null"/> for nothing.</param>
public sealed record PipelineInput(string Name, InputType Type, bool IsOptional, JsonElement? Default)
{
    /// <summary>Tells whether a value is what it must be.</summary>
    /// <param name="value">The value.</param>
    /// <returns>What is wrong; <see langword="null"/> when nothing is.</returns>
    public string? WhyNot(JsonElement value) => Matches(value) ? null : $"'{Name}' is {KindOf(value)}, not {EnumWord.Of(Type)}";

    private bool Matches(JsonElement value) => Type switch
    {
        InputType.Text => value.ValueKind == JsonValueKind.String,
        InputType.Number => value.ValueKind == JsonValueKind.Number,
        InputType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        InputType.List => value.ValueKind == JsonValueKind.Array,
        InputType.Object => value.ValueKind == JsonValueKind.Object,
        _ => true,
    };

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "list",
        JsonValueKind.Object => "object",
        _ => "null",
    };
}
