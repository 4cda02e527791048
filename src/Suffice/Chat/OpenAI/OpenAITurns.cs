using System.Collections.Immutable;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>A conversation in the order of Chat Completions, where the results of all calls of one turn must follow it at once.</summary>
/// <remarks>Responses have no turns: their items of one speaker in a row become one message, and what this protocol has no place for is left out.</remarks>
internal static class OpenAITurns
{
    public static IReadOnlyList<ChatMessage> Of(ChatRequest request, WireCrossing crossing)
    {
        if (crossing.From != ChatProtocol.Responses)
        {
            return request.Forms.HasFlag(RequestForms.MadeHere) ? ShownAfterResults(request.Messages) : request.Messages;
        }

        List<ChatMessage> turns = [];
        foreach (ChatMessage message in request.Messages)
        {
            ImmutableArray<ContentPart> parts = [.. message.Parts.Where(part => Goes(part, crossing))];
            if (parts.IsEmpty && message.Parts.Length > 0)
            {
                continue;
            }

            ChatMessage turn = message with { Parts = parts };
            if (turns is [.., { } last] && last.Role == turn.Role && turn.Role is ChatRole.Assistant)
            {
                turns[^1] = last with { Parts = [.. last.Parts, .. parts] };
            }
            else if (turns is [.., { Role: ChatRole.User, Parts: [ToolResultPart, ..] } results] && turn.Role == ChatRole.Tool)
            {
                turns[^1] = results with { Parts = [.. results.Parts, .. parts] };
            }
            else
            {
                turns.Add(turn.Role == ChatRole.Tool ? Results(turn, crossing) : turn);
            }
        }

        return turns;
    }

    /// <summary>A tool's message holds text only: images that tools returned follow the last result of their turn, as if the user had shown them.</summary>
    private static IReadOnlyList<ChatMessage> ShownAfterResults(ImmutableArray<ChatMessage> messages)
    {
        if (!messages.Any(message => message.Parts.Any(part => part is ToolResultPart result && result.Parts.Any(inner => inner is ImagePart))))
        {
            return messages;
        }

        List<ChatMessage> turns = [];
        List<ContentPart> shown = [];
        foreach (ChatMessage message in messages)
        {
            if (message.Role != ChatRole.Tool)
            {
                Show();
                turns.Add(message);
                continue;
            }

            turns.Add(message with { Parts = [.. message.Parts.Select(TextOf)] });
        }

        Show();

        return turns;

        void Show()
        {
            if (shown.Count > 0)
            {
                turns.Add(new ChatMessage { Role = ChatRole.User, Parts = [.. shown] });
                shown.Clear();
            }
        }

        ContentPart TextOf(ContentPart part)
        {
            if (part is not ToolResultPart result)
            {
                return part;
            }

            shown.AddRange(result.Parts.Where(inner => inner is ImagePart));

            return result with { Parts = result.Parts.RemoveAll(inner => inner is ImagePart) };
        }
    }

    /// <summary>Results are gathered as the user's, so that what they show comes after the last of them.</summary>
    private static ChatMessage Results(ChatMessage turn, WireCrossing crossing)
    {
        crossing.Keep(turn.Extra);
        return new ChatMessage { Role = ChatRole.User, Parts = turn.Parts };
    }

    private static bool Goes(ContentPart part, WireCrossing crossing)
    {
        string? lost = part switch
        {
            OpaquePart opaque => opaque.Kind,
            ThinkingPart => "thinking",
            _ => null,
        };
        if (lost is not null)
        {
            crossing.Lose(lost);
        }

        return lost is null;
    }
}
