using System.Text.Json;
using Suffice.Agents.Prompting;
using Suffice.Chat;

namespace Suffice.Agents.Working;

/// <summary>The call that a worker makes of a ticket.</summary>
internal static class WorkerCall
{
    private static readonly JsonElement CachedPrefix = JsonSerializer.SerializeToElement(new { type = "ephemeral" });

    /// <summary>Makes it.</summary>
    /// <param name="standard">What the ticket is judged by.</param>
    /// <param name="prefix">What all tickets share (<see cref="WorkerPrompt"/>); empty for nothing.</param>
    /// <param name="shown">The ticket as the model is shown it.</param>
    /// <returns>The call.</returns>
    public static ChatRequest Of(WorkerStandard standard, string prefix, string shown)
    {
        ChatMessage ticket = ChatMessage.Of(ChatRole.User, shown);

        return new ChatRequest
        {
            Protocol = ChatProtocol.OpenAI,
            Model = $"task:{standard.Task}",
            Messages = prefix.Length == 0 ? [ticket] : [PrefixOf(prefix), ticket],
            MaxOutputTokens = standard.Settings.MaxOutputTokens,
            Format = new AnswerFormat(AnswerFormatKind.JsonSchema) { Name = "verdict", Schema = standard.Schema, Strict = true },
        };
    }

    // Providers that keep no prefix unless they are told where it ends are told.
    private static ChatMessage PrefixOf(string prefix) => new() { Role = ChatRole.System, Parts = [new TextPart(prefix) { CacheControl = CachedPrefix }] };
}
