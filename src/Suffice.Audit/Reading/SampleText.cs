using System.Collections.Immutable;
using System.Text;
using Suffice.Audit.Discovery.Counting;
using Suffice.Chat;

namespace Suffice.Audit.Reading;

/// <summary>A call's text as people read it.</summary>
internal static class SampleText
{
    /// <summary>Longer texts are cut in the middle: their instructions stand at the beginning or the end.</summary>
    private const int Longest = 32 * 1024;

    public static CallText Of(ChatRequest request, ImmutableArray<ContentPart> answer)
    {
        StringBuilder prompt = new();
        foreach (ChatMessage message in request.Messages)
        {
            if (message.Role is ChatRole.System or ChatRole.Developer)
            {
                continue;
            }

            prompt.Append(prompt.Length > 0 ? "\n\n" : string.Empty);
            prompt.Append(message.Role == ChatRole.User && prompt.Length == 0 && request.Messages[^1] == message ? string.Empty : $"{message.Role}: ");
            prompt.Append(Of(message.Parts));
        }

        return new CallText(Cut(request.SystemText()), Cut(prompt.ToString()), Cut(Of(answer)));
    }

    public static string Of(ImmutableArray<ContentPart> parts)
    {
        if (parts.IsDefaultOrEmpty)
        {
            return string.Empty;
        }

        StringBuilder text = new();
        foreach (ContentPart part in parts)
        {
            text.Append(part switch
            {
                TextPart said => said.Text,
                ToolCallPart call => $"{(text.Length > 0 ? "\n" : string.Empty)}{call.Name}({call.ArgumentsJson})",
                ToolResultPart result => Of(result.Parts),
                RefusalPart refusal => refusal.Text,
                ImagePart => "[image]",
                _ => string.Empty,
            });
        }

        return text.ToString();
    }

    private static string Cut(string text) =>
        text.Length <= Longest ? text : $"{text.AsSpan(0, Longest / 2)}\n[...]\n{text.AsSpan(text.Length - (Longest / 2))}";
}
