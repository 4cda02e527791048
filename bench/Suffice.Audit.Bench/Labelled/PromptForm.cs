using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Readiness;
using Suffice.Chat;
using Suffice.Classifier;

namespace Suffice.Audit.Bench.Labelled;

/// <summary>A prompt with a gap for a text, as a program would send it.</summary>
internal sealed record PromptForm(
    string Name, TaskType Type, ReadinessVerdict Readiness, string Material, ImmutableArray<(ChatRole Role, string Text)> Messages, string? Schema, string? Tools)
{
    /// <summary>The call with a text in the gap.</summary>
    public ChatRequest With(string text) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = "any",
        Messages = [.. Messages.Select(message => ChatMessage.Of(message.Role, message.Text.Replace("{text}", text, StringComparison.Ordinal)))],
        Format = Schema is null ? null : new AnswerFormat(AnswerFormatKind.JsonSchema) { Schema = JsonElement.Parse(Schema) },
        Tools = Tools is null ? [] : PackTools.Read(JsonElement.Parse(Tools)),
    };
}
