using System.Text;
using Suffice.Chat;

namespace Suffice.Evaluation.Judges;

/// <summary>A call and its answer as a judge, or a person, reads them.</summary>
internal static class ShownAnswer
{
    /// <summary>The text of an answer and the tools it calls.</summary>
    public static string Of(ChatAnswer answer)
    {
        StringBuilder shown = new(answer.Text);
        foreach (ToolCallPart call in answer.ToolCalls)
        {
            shown.Append(shown.Length > 0 ? "\n" : "").Append(call.Name).Append('(').Append(call.ArgumentsJson).Append(')');
        }

        return shown.ToString();
    }

    /// <summary>The messages of a call, each after its role; one user message alone stands for itself.</summary>
    public static string Of(ChatRequest request) => request.Messages is [{ Role: ChatRole.User } only]
        ? only.Text
        : string.Join("\n\n", request.Messages.Select(message => $"{message.Role.ToString().ToLowerInvariant()}: {TextOf(message)}"));

    private static string TextOf(ChatMessage message) => string.Join("\n", message.Parts.Select(part => part switch
    {
        TextPart text => text.Text,
        ToolCallPart call => $"{call.Name}({call.ArgumentsJson})",
        ToolResultPart result => ContentPart.TextOf(result.Parts),
        ImagePart => "(an image)",
        _ => string.Empty,
    }).Where(text => text.Length > 0));
}
