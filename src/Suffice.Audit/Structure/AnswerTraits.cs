using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Audit.Structure;

/// <summary>What an answer was like.</summary>
internal static class AnswerTraits
{
    private const int Short = 40;

    public static CallTraits Of(ImmutableArray<ContentPart> answer)
    {
        if (answer.IsDefaultOrEmpty)
        {
            return CallTraits.None;
        }

        foreach (ContentPart part in answer)
        {
            if (part is ToolCallPart)
            {
                return CallTraits.ToolsAnswered;
            }
        }

        ReadOnlySpan<char> text = ContentPart.TextOf(answer).AsSpan().Trim();
        CallTraits traits = text is ['{', .., '}'] or ['[', .., ']'] || text.StartsWith("```json", StringComparison.OrdinalIgnoreCase)
            ? CallTraits.JsonAnswered
            : CallTraits.None;
        return text.Length is > 0 and <= Short && !text.Contains('\n') ? traits | CallTraits.ShortAnswered : traits;
    }
}
