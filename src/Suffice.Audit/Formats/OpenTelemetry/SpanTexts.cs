using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.OpenTelemetry;

/// <summary>Reads what a span keeps of the prompt and the answer, in every dialect.</summary>
internal static class SpanTexts
{
    public static ChatRequest? Request(SpanAttributes attributes, string? model)
    {
        JsonElement messages = attributes.Json("gen_ai.input.messages", "ai.prompt.messages", "langfuse.observation.input", "gen_ai.prompt", "ai.prompt");
        if (!messages.IsThere())
        {
            messages = FlatTree.Of(attributes, "gen_ai.prompt.") is { ValueKind: JsonValueKind.Array } older ? older
                : FlatTree.Of(attributes, "llm.input_messages.");
        }

        ChatRequest? request = LoggedRequest.Read(messages.IsThere() ? messages : attributes.Json("input.value"), model)
            .With(attributes.Json("llm.invocation_parameters"))
            .With(attributes.Json("langfuse.observation.model.parameters"));
        return request is null ? null : WithTools(WithInstructions(request, attributes.Json("gen_ai.system_instructions")), attributes);
    }

    public static LoggedAnswer Answer(SpanAttributes attributes)
    {
        JsonElement said = attributes.Json("gen_ai.output.messages", "langfuse.observation.output", "gen_ai.completion");
        if (!said.IsThere())
        {
            said = FlatTree.Of(attributes, "gen_ai.completion.") is { ValueKind: JsonValueKind.Array } older ? older
                : FlatTree.Of(attributes, "llm.output_messages.");
        }

        LoggedAnswer answer = said.IsThere() ? AnswerBodies.Read(said)
            : attributes.HasAny("ai.response.") ? OfVercel(attributes)
            : AnswerBodies.Read(attributes.Get("output.value"));
        return attributes.Json("gen_ai.response.finish_reasons", "ai.response.finishReason", "gen_ai.completion.0.finish_reason") switch
        {
            { ValueKind: JsonValueKind.Array } reasons when reasons.GetArrayLength() > 0 => answer with { Outcome = StopWords.OutcomeOf(TextOf(reasons[0])) },
            { ValueKind: JsonValueKind.String } reason => answer with { Outcome = StopWords.OutcomeOf(reason.GetString()) },
            _ => answer,
        };
    }

    private static string? TextOf(JsonElement value) => value.AsText() ?? value.Text("stringValue"u8);

    private static LoggedAnswer OfVercel(SpanAttributes attributes)
    {
        ImmutableArray<ContentPart>.Builder parts = ImmutableArray.CreateBuilder<ContentPart>();
        if (attributes.Text("ai.response.text", "ai.response.object") is { } text)
        {
            parts.Add(new TextPart(text));
        }

        if (attributes.Json("ai.response.toolCalls") is { ValueKind: JsonValueKind.Array } calls)
        {
            foreach (JsonElement call in calls.EnumerateArray())
            {
                parts.Add(LoggedToolParts.ReadCall(call));
            }
        }

        return new LoggedAnswer { Parts = parts.DrainToImmutable() };
    }

    private static ChatRequest WithInstructions(ChatRequest request, JsonElement instructions) =>
        LoggedParts.Read(instructions) is { IsEmpty: false } said
            ? request with { Messages = [new ChatMessage { Role = ChatRole.System, Parts = said }, .. request.Messages] }
            : request;

    private static ChatRequest WithTools(ChatRequest request, SpanAttributes attributes)
    {
        if (!request.Tools.IsEmpty)
        {
            return request;
        }

        JsonElement tools = attributes.Json("gen_ai.tool.definitions", "ai.prompt.tools");
        if (!tools.IsArray())
        {
            tools = FlatTree.Of(attributes, "llm.request.functions.") is { ValueKind: JsonValueKind.Array } functions ? functions
                : FlatTree.Of(attributes, "llm.tools.");
        }

        return LoggedTools.ReadList(tools, request.Protocol) is { IsEmpty: false } read ? request with { Tools = read } : request;
    }
}
