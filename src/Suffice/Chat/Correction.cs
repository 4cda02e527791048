using System.Collections.Immutable;

namespace Suffice.Chat;

/// <summary>Turns a failed answer and its violation into the messages that ask the model to do better.</summary>
internal static class Correction
{
    public static ImmutableArray<ChatMessage> Of(ChatRequest request, ChatAnswer failed, string violation)
    {
        ImmutableArray<ContentPart> said = [.. failed.Parts.Where(Goes).Select(part => WithoutForeign(part, failed.Protocol == request.Protocol))];
        IEnumerable<ContentPart> results = said.OfType<ToolCallPart>().Select(call => NotRun(call, violation));
        ChatMessage ask = new()
        {
            Role = ChatRole.User,
            Parts = [.. results, new TextPart(Words(violation))],
        };
        return said.IsEmpty
            ? [ask]
            : [new ChatMessage { Role = ChatRole.Assistant, Parts = said, IsPlainString = said is [TextPart] }, ask];
    }

    private static string Words(string violation) =>
        $"Your answer was not accepted: {violation}\nAnswer the original request again, in full, with this put right. Do not mention this correction.";

    /// <summary>Every protocol refuses a conversation in which a tool call stays without a result.</summary>
    private static ToolResultPart NotRun(ToolCallPart call, string violation) =>
        new(call.Id, [new TextPart($"Not run, because the answer was not accepted: {violation}")]) { IsPlainString = true, IsError = true };

    /// <summary>Empty texts are refused, thinking without a signature cannot be sent back, private parts may point to what is gone.</summary>
    private static bool Goes(ContentPart part) =>
        part is TextPart { Text.Length: > 0 } or ToolCallPart or RefusalPart or ThinkingPart { Proof: not null };

    private static ContentPart WithoutForeign(ContentPart part, bool own) => part switch
    {
        RefusalPart refusal => new TextPart(refusal.Text),
        TextPart text => new TextPart(text.Text),
        ThinkingPart when own => part,

        // OpenAI looks an item's id up and then misses the reasoning that went before it.
        _ => part with { Extra = own ? part.Extra : ExtraFields.None, Item = null },
    };
}
