using System.Text.Json;
using System.Text.Json.Nodes;
using Fluid.Values;
using Suffice.Files;

namespace Suffice.Pipelines.Templates;

/// <summary>The JSON of a template's value.</summary>
internal static class JsonText
{
    /// <summary>Writes it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its JSON, on one line.</returns>
    public static string Of(FluidValue value) => value is JsonView view ? view.ToStringValue() : JsonSerializer.Serialize(NodeOf(value), MachineJson.Options);

    private static JsonNode? NodeOf(FluidValue value) => value switch
    {
        JsonView view => JsonSerializer.SerializeToNode(view.Json, MachineJson.Options),
        ArrayValue list => new JsonArray([.. list.Values.Select(NodeOf)]),
        NumberValue number => JsonValue.Create(number.ToNumberValue()),
        BooleanValue truth => JsonValue.Create(truth.ToBooleanValue()),
        _ when value.IsNil() => null,
        _ => JsonValue.Create(value.ToStringValue()),
    };
}
