using System.Collections.Immutable;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>A conversation in Anthropic's order: instructions apart, then turns.</summary>
/// <remarks>Where it comes from OpenAI, instructions are gathered from wherever they stand, tool results become the user's, and messages of one speaker in a row become one turn.</remarks>
/// <param name="System">The instructions.</param>
/// <param name="Messages">The turns.</param>
internal sealed record AnthropicTurns(ChatMessage? System, IReadOnlyList<ChatMessage> Messages)
{
    public static AnthropicTurns Of(ChatRequest request, WireCrossing crossing) =>
        crossing.IsOwn ? AsTheyAre(WithoutForeignThinking(request.Messages, crossing)) : Arranged(request.Messages, crossing);

    /// <summary>OpenAI's reasoning came to the caller through us; Anthropic would refuse it.</summary>
    private static ImmutableArray<ChatMessage> WithoutForeignThinking(ImmutableArray<ChatMessage> messages, WireCrossing crossing)
    {
        if (!messages.Any(message => message.Parts.Any(IsForeign)))
        {
            return messages;
        }

        crossing.Lose("thinking");
        return [.. messages.Select(message => message with { Parts = message.Parts.RemoveAll(IsForeign) })];
    }

    private static bool IsForeign(ContentPart part) => part is ThinkingPart { EncryptedContent: not null };

    private static AnthropicTurns AsTheyAre(ImmutableArray<ChatMessage> messages) =>
        messages is [{ IsInstructions: true } system, .. var turns]
            ? new AnthropicTurns(system, turns)
            : new AnthropicTurns(null, messages);

    private static AnthropicTurns Arranged(ImmutableArray<ChatMessage> messages, WireCrossing crossing)
    {
        List<ChatMessage> turns = [];
        List<ContentPart> instructions = [];
        foreach (ChatMessage message in messages)
        {
            List<ContentPart> parts = [.. message.Parts.Where(part => Goes(part, crossing)).Select(part => Carried(part, crossing))];
            if (message.Name is not null)
            {
                crossing.Lose("messages.name");
            }

            if (message.Role is ChatRole.System or ChatRole.Developer)
            {
                if (turns.Count > 0)
                {
                    crossing.Lose("place of a later system message");
                }

                instructions.AddRange(parts);
            }
            else if (parts.Count > 0)
            {
                Append(turns, message, parts, crossing);
            }
        }

        return turns.Count == 0 && instructions.Count > 0
            ? AskedByTheUser(instructions, crossing)
            : new AnthropicTurns(instructions.Count == 0 ? null : Turn(ChatRole.System, instructions), turns);
    }

    private static void Append(List<ChatMessage> turns, ChatMessage message, List<ContentPart> parts, WireCrossing crossing)
    {
        ChatRole role = message.Role == ChatRole.Assistant ? ChatRole.Assistant : ChatRole.User;
        crossing.Keep(message.Extra);
        if (turns is [.., { } last] && last.Role == role)
        {
            turns[^1] = Turn(role, [.. last.Parts, .. parts]);
        }
        else
        {
            turns.Add(Turn(role, parts));
        }
    }

    /// <summary>OpenAI answers a call of nothing but instructions; here at least one turn must be the user's.</summary>
    private static AnthropicTurns AskedByTheUser(List<ContentPart> instructions, WireCrossing crossing)
    {
        crossing.Lose("role of the only system message");
        return new AnthropicTurns(null, [Turn(ChatRole.User, instructions)]);
    }

    private static ChatMessage Turn(ChatRole role, List<ContentPart> parts) =>
        new() { Role = role, Parts = [.. parts], IsPlainString = parts is [TextPart { CacheControl: null }] };

    /// <summary>Empty texts are refused; another vendor's thinking, files and private parts mean nothing here.</summary>
    private static bool Goes(ContentPart part, WireCrossing crossing)
    {
        string? lost = part switch
        {
            ThinkingPart { IsSigned: false } => "thinking",
            OpaquePart opaque => opaque.Kind,
            ImagePart { Base64: null, Url: null } => "image.file_id",
            ImagePart { Base64: null, Url: { } url } when url.StartsWith("data:", StringComparison.Ordinal) => "image_url",
            _ => null,
        };
        if (lost is not null)
        {
            crossing.Lose(lost);
        }

        if (part is ImagePart { Detail: not (null or "auto") })
        {
            crossing.Lose("image_url.detail");
        }

        return lost is null && part is not TextPart { Text.Length: 0 };
    }

    private static ContentPart Carried(ContentPart part, WireCrossing crossing) => part switch
    {
        RefusalPart refusal => new TextPart(refusal.Text),
        ToolResultPart { IsPlainString: false } result => result with { Parts = result.Parts.RemoveAll(inner => !Goes(inner, crossing)) },
        _ => part,
    };
}
