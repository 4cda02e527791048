using System.Text;
using Suffice.Chat;

namespace Suffice.Checks.Grounding;

/// <summary>All text a model was given: instructions, conversation, tool results, earlier calls.</summary>
internal static class InputText
{
    /// <summary>The text, or <see langword="null"/> when the call carries something that cannot be read here: an image, a document.</summary>
    public static string? Of(ChatRequest request)
    {
        StringBuilder text = new();
        foreach (ChatMessage message in request.Messages)
        {
            foreach (ContentPart part in message.Parts)
            {
                if (!Append(part, text))
                {
                    return null;
                }
            }
        }

        return text.ToString();
    }

    private static bool Append(ContentPart part, StringBuilder text)
    {
        switch (part)
        {
            case TextPart said:
                text.Append(said.Text).Append('\n');
                return true;
            case ToolCallPart call:
                text.Append(call.ArgumentsJson).Append('\n');
                return true;
            case ToolResultPart result:
                return result.Parts.All(inner => Append(inner, text));
            default:
                return part is ThinkingPart or RefusalPart;
        }
    }
}
