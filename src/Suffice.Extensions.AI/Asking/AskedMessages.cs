using System.Collections.Immutable;
using Suffice.Chat;
using Message = Microsoft.Extensions.AI.ChatMessage;
using Role = Microsoft.Extensions.AI.ChatRole;

namespace Suffice.Extensions.AI.Asking;

/// <summary>A conversation in the neutral shape: instructions first, each result of a tool in a message of its own.</summary>
internal static class AskedMessages
{
    /// <summary>The messages of a call.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="instructions">What the options add before it.</param>
    /// <returns>The messages.</returns>
    /// <exception cref="ArgumentException">There is nothing to answer.</exception>
    public static ImmutableArray<ChatMessage> Of(IEnumerable<Message> messages, string? instructions)
    {
        ImmutableArray<ChatMessage>.Builder asked = ImmutableArray.CreateBuilder<ChatMessage>();
        if (!string.IsNullOrEmpty(instructions))
        {
            asked.Add(ChatMessage.Of(ChatRole.System, instructions));
        }

        foreach (Message message in messages)
        {
            Add(message, asked);
        }

        return asked.Count > 0
            ? asked.ToImmutable()
            : throw new ArgumentException("There is nothing to answer: give at least one message.", nameof(messages));
    }

    private static void Add(Message message, ImmutableArray<ChatMessage>.Builder asked)
    {
        ImmutableArray<ContentPart> parts = [.. message.Contents.Select(AskedParts.Of).OfType<ContentPart>()];
        foreach (ToolResultPart result in parts.OfType<ToolResultPart>())
        {
            asked.Add(new ChatMessage { Role = ChatRole.Tool, Parts = [result] });
        }

        ImmutableArray<ContentPart> said = parts.RemoveAll(part => part is ToolResultPart);
        if (said.Length > 0 || parts.IsEmpty)
        {
            ChatRole role = RoleOf(message.Role);
            asked.Add(new ChatMessage
            {
                Role = role == ChatRole.Tool ? ChatRole.User : role,
                Parts = said.IsEmpty ? [new TextPart(string.Empty)] : said,
                Name = message.AuthorName,
                IsPlainString = said is [] or [TextPart],
            });
        }
    }

    private static ChatRole RoleOf(Role role) => role.Value switch
    {
        "system" => ChatRole.System,
        "developer" => ChatRole.Developer,
        "user" => ChatRole.User,
        "assistant" => ChatRole.Assistant,
        "tool" => ChatRole.Tool,
        _ => throw new NotSupportedException($"No model knows the role '{role.Value}': system, developer, user, assistant and tool are known."),
    };
}
