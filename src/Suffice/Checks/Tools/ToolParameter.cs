using System.Text.Json;

namespace Suffice.Checks.Tools;

/// <summary>What a schema says of one parameter.</summary>
internal sealed class ToolParameter
{
    public ToolParameter(JsonElement schema, bool required)
    {
        Required = required;
        bool isObject = schema.ValueKind == JsonValueKind.Object;
        IsChosen = isObject && (schema.TryGetProperty("enum", out _) || schema.TryGetProperty("const", out _));
        Default = isObject && schema.TryGetProperty("default", out JsonElement value) ? value.Clone() : null;
        Schema = schema.ValueKind == JsonValueKind.Undefined ? string.Empty : schema.GetRawText();
    }

    /// <summary>True when a call must bring it.</summary>
    public bool Required { get; }

    /// <summary>True when its values are listed.</summary>
    public bool IsChosen { get; }

    /// <summary>What holds when it is left out.</summary>
    public JsonElement? Default { get; }

    /// <summary>All that is said of it, descriptions included.</summary>
    public string Schema { get; }
}
