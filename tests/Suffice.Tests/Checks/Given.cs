using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks;

namespace Suffice.Tests.Checks;

/// <summary>Calls and answers for the tests of checks.</summary>
internal static class Given
{
    public static CheckSetting Setting { get; } = new("task", file => throw new CheckOptionsException(string.Empty, $"{file} is absent", "name a file"), model => model is "gpt" or "llama");

    public static ChatRequest Call(string prompt = "Do it.", string? schema = null, string? metadata = null, ImmutableArray<ToolDefinition> tools = default) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = "auto",
        Messages = [ChatMessage.Of(ChatRole.User, prompt)],
        Tools = tools.IsDefault ? [] : tools,
        Format = schema is null ? null : new AnswerFormat(AnswerFormatKind.JsonSchema) { Schema = Json(schema) },
        Metadata = metadata is null ? null : Json(metadata),
    };

    public static ChatAnswer Said(string text, StopReason stop = StopReason.Done) => new() { Parts = [new TextPart(text)], StopReason = stop };

    public static ChatAnswer Called(params (string Name, string Arguments)[] calls) => new()
    {
        Parts = [.. calls.Select((call, i) => new ToolCallPart($"c{i}", call.Name, call.Arguments))],
        StopReason = StopReason.ToolCalls,
    };

    public static ToolDefinition Tool(string name, string parameters) => new(name) { Parameters = Json(parameters) };

    public static JsonElement Json(string json) => JsonElement.Parse(json);

    public static async Task<Finding> Judge(this ICheck check, ChatAnswer answer, ChatRequest? call = null, IModelAsker? models = null, string? by = null) =>
        await check.JudgeAsync(new JudgedAnswer(call ?? Call(), answer, models) { AnsweredBy = by }, TestContext.Current.CancellationToken);

    public static Task<Finding> Judge(this ICheck check, string answer, ChatRequest? call = null) => check.Judge(Said(answer), call);

    public static string? Repair(this IRepairingCheck check, string answer, ChatRequest? call = null) =>
        check.Repair(new JudgedAnswer(call ?? Call(), Said(answer)));
}
