using System.Text.Json;

namespace Suffice.Chat;

/// <summary>The form the caller asks the answer to have.</summary>
/// <param name="Kind">Free text, any JSON object, or JSON after a schema.</param>
public sealed record AnswerFormat(AnswerFormatKind Kind)
{
    /// <summary>The schema's name, where given.</summary>
    public string? Name { get; init; }

    /// <summary>What the form is for, told to the model, where given.</summary>
    public string? Description { get; init; }

    /// <summary>The schema.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>True when the provider shall hold the answer to it.</summary>
    public bool? Strict { get; init; }

    /// <summary>The whole format as it came, with <see cref="AnswerFormatKind.Other"/>.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>Fields not known here, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;
}

/// <summary>The kinds of <see cref="AnswerFormat"/>.</summary>
public enum AnswerFormatKind
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>Any JSON object.</summary>
    JsonObject,

    /// <summary>JSON after a schema.</summary>
    JsonSchema,

    /// <summary>A form not known here, carried in <see cref="AnswerFormat.Json"/>.</summary>
    Other,
}
