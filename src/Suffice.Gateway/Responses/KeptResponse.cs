using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Chat.Responses;

namespace Suffice.Gateway.Responses;

/// <summary>One answer that is kept, with what was said before it.</summary>
/// <param name="Owner">Whose it is: the id of the caller's key; empty where callers need none.</param>
/// <param name="Id">Its id, as the caller knows it.</param>
/// <param name="Input">What the model was told, instructions aside, oldest first.</param>
/// <param name="Answer">The answer as the caller got it.</param>
/// <param name="Size">About how much memory it takes, in bytes, what it shares with others included.</param>
internal sealed record KeptResponse(string Owner, string Id, ImmutableArray<ChatMessage> Input, ChatAnswer Answer, long Size)
{
    /// <summary>The conversation with the answer at its end.</summary>
    /// <returns>The messages, oldest first.</returns>
    public ImmutableArray<ChatMessage> Conversation() => KeptConversation.SaidBy(Answer) is { } said ? Input.Add(said) : Input;
}
