using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Json;

namespace Suffice.Routing.Loops;

/// <summary>Gemini's proof of its thinking, which over OpenAI's protocol hangs on a tool call as <c>extra_content.google.thought_signature</c>.</summary>
internal static class ThoughtSignature
{
    /// <summary>The field that holds it.</summary>
    public const string Field = "extra_content";

    // Google's own word for a call that another model made or whose signature is gone; without it Gemini 3 refuses the conversation.
    private const string Unsigned = "skip_thought_signature_validator";

    private static readonly KeyValuePair<string, JsonElement> Placeholder = new(Field, JsonOutput.Element(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("google"u8);
        json.WriteString("thought_signature"u8, Unsigned);
        json.WriteEndObject();
        json.WriteEndObject();
    }));

    /// <summary>True when a call bears one.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsOn(ToolCallPart call) =>
        call.Extra.Find(Field) is { ValueKind: JsonValueKind.Object } extra && extra.TryGetProperty("google"u8, out _);

    /// <summary>The call without it.</summary>
    /// <param name="call">A call that bears one.</param>
    /// <returns>The same call, unsigned.</returns>
    public static ToolCallPart Without(ToolCallPart call) => call with { Extra = call.Extra.Without(Field) };

    /// <summary>The call with the word for an unsigned one.</summary>
    /// <param name="call">A call that bears none.</param>
    /// <returns>The same call, which Gemini takes.</returns>
    public static ToolCallPart Excused(ToolCallPart call) =>
        call with { Extra = new ExtraFields([.. call.Extra.Without(Field).Items, Placeholder]) };

    /// <summary>True for models that refuse a tool call without one: Gemini from 3 on.</summary>
    /// <param name="modelId">The provider's id of the model.</param>
    /// <returns>Whether it must be there.</returns>
    public static bool IsDemandedBy(string modelId)
    {
        int at = modelId.IndexOf("gemini-", StringComparison.OrdinalIgnoreCase);

        return at >= 0 && modelId.AsSpan(at + "gemini-".Length) is [>= '3' and <= '9', ..];
    }
}
