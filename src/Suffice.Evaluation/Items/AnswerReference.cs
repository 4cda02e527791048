using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Evaluation.Items;

/// <summary>Makes a reference of a model's answer: its tool calls where it makes any, else its text.</summary>
internal static class AnswerReference
{
    /// <summary>The reference.</summary>
    /// <returns>The reference; <see langword="null"/> when the answer says nothing.</returns>
    public static JsonElement? Of(ChatAnswer answer) =>
        answer.ToolCalls.Any() ? JsonSerializer.SerializeToElement(answer.ToolCalls.Select(call => new { name = call.Name, arguments = ArgumentsOf(call) }))
        : answer.Text.Trim() is { Length: > 0 } text ? JsonSerializer.SerializeToElement(text)
        : null;

    /// <summary>Reads an answer as a ledger keeps it: a provider's body, or its text.</summary>
    public static ChatAnswer Read(string kept) =>
        (kept is ['{', ..] ? ChatWires.ReadAnyAnswer(kept) : null) ?? new ChatAnswer { Parts = [new TextPart(kept)] };

    private static JsonElement ArgumentsOf(ToolCallPart call) =>
        Checks.AnswerJson.Read(call.ArgumentsJson).Root ?? JsonSerializer.SerializeToElement(call.ArgumentsJson);
}
