using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Audit.Structure;

/// <summary>What an answer was like.</summary>
internal static class AnswerTraits
{
    private const int Short = 40;

    public static CallTraits Of(ImmutableArray<ContentPart> answer)
    {
        if (HasToolCall(answer))
        {
            return CallTraits.ToolsAnswered;
        }

        string text = TextOf(answer);
        CallTraits traits = text is ['{', .., '}'] or ['[', .., ']'] || text.StartsWith("```json", StringComparison.OrdinalIgnoreCase)
            ? CallTraits.JsonAnswered
            : CallTraits.None;
        return IsShort(text) ? traits | CallTraits.ShortAnswered : traits;
    }

    /// <summary>An answer of one short line without the space around it; empty for another.</summary>
    /// <param name="answer">The answer.</param>
    public static string ShortText(ImmutableArray<ContentPart> answer) =>
        !HasToolCall(answer) && TextOf(answer) is var text && IsShort(text) ? text : string.Empty;

    /// <summary>True for one short line, as labels are.</summary>
    /// <param name="text">An answer's text without the space around it.</param>
    public static bool IsShort(string text) => text.Length is > 0 and <= Short && !text.Contains('\n', StringComparison.Ordinal);

    private static string TextOf(ImmutableArray<ContentPart> answer) => answer.IsDefaultOrEmpty ? string.Empty : ContentPart.TextOf(answer).Trim();

    private static bool HasToolCall(ImmutableArray<ContentPart> answer) => !answer.IsDefaultOrEmpty && answer.Any(part => part is ToolCallPart);
}
