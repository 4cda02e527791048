using System.Text.Json;

namespace Suffice.Chat;

/// <summary>Whether the model may, must or must not call a tool.</summary>
/// <param name="Mode">The rule.</param>
/// <param name="Name">The one tool it must call, with <see cref="ToolChoiceMode.Named"/>.</param>
public sealed record ToolChoice(ToolChoiceMode Mode, string? Name = null)
{
    /// <summary>The whole choice as it came, with <see cref="ToolChoiceMode.Other"/>.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>Fields not known here, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;
}

/// <summary>The rules of <see cref="ToolChoice"/>.</summary>
public enum ToolChoiceMode
{
    /// <summary>The model decides.</summary>
    Auto,

    /// <summary>No tool.</summary>
    None,

    /// <summary>At least one tool (OpenAI <c>required</c>, Anthropic <c>any</c>).</summary>
    Required,

    /// <summary>This tool.</summary>
    Named,

    /// <summary>A rule not known here, carried in <see cref="ToolChoice.Json"/>.</summary>
    Other,
}
