using System.Text.Json;

namespace Suffice.Chat;

/// <summary>A tool the model may call.</summary>
/// <param name="Name">Its name.</param>
public sealed record ToolDefinition(string Name)
{
    /// <summary>What it does, for the model.</summary>
    public string? Description { get; init; }

    /// <summary>JSON Schema of its arguments; <see langword="null"/> when none was given.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>True when the provider shall hold the arguments to the schema.</summary>
    public bool? Strict { get; init; }

    /// <summary>The wire's <c>type</c> when it is not an ordinary function (a provider's own tool); such a tool is carried whole.</summary>
    public string? Kind { get; init; }

    /// <summary>The definition as it came, for a provider's own tool.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>Anthropic's <c>cache_control</c>, as it came.</summary>
    public JsonElement? CacheControl { get; init; }

    /// <summary>Fields not known here, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;
}
