using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Reads the body of <c>POST /v1/messages</c>.</summary>
internal static class AnthropicRequestReader
{
    public static ChatRequest Read(ReadOnlyMemory<byte> body) => JsonBody.Read(
        body, (root, bytes) => ReadRoot(root, bytes) is { MaxOutputTokens: not null } request
            ? request
            : throw new ChatFormatException("$.max_tokens", "is missing", "give the most tokens the answer may have"));

    /// <summary>Reads the body of <c>POST /v1/messages/count_tokens</c>, which has no limit of the answer.</summary>
    public static ChatRequest ReadForCount(ReadOnlyMemory<byte> body) =>
        JsonBody.Read(body, ReadRoot) with { Kind = CallKind.TokenCount };

    private static ChatRequest ReadRoot(JsonElement root, ReadOnlyMemory<byte> body)
    {
        FieldReader fields = new(root);
        AnthropicOutputSettings output = AnthropicOutputSettings.Read(ref fields);
        (ToolChoice? choice, bool? parallel) = AnthropicToolReader.ReadChoice(ref fields);
        return new ChatRequest
        {
            Protocol = ChatProtocol.Anthropic,
            Model = fields.RequiredText("model", "name a model, auto, or task:NAME"),
            MaxOutputTokens = fields.Whole("max_tokens"),
            Messages = ReadMessages(ref fields),
            Tools = fields.Each("tools", AnthropicToolReader.Read),
            ToolChoice = choice,
            ParallelToolCalls = parallel,
            Format = output.Format,
            Reasoning = ReadThinking(ref fields, output.Effort),
            Stop = fields.Each("stop_sequences", StringValue.Read),
            Temperature = fields.Number("temperature"),
            TopP = fields.Number("top_p"),
            Stream = fields.Switch("stream"),
            Metadata = fields.Object("metadata"),
            ServiceTier = fields.Text("service_tier"),
            Extra = fields.Rest(),
            Forms = output.Forms,
            Body = CarriedReasoning.IsIn(body.Span) ? default : body,
        };
    }

    private static ImmutableArray<ChatMessage> ReadMessages(ref FieldReader fields)
    {
        ImmutableArray<ChatMessage> messages = fields.Each("messages", AnthropicMessageReader.Read);
        if (messages.IsEmpty)
        {
            throw fields.Missing("messages", "give a list of at least one message");
        }

        bool plain = ContentField.IsPlainString(fields, "system");
        ImmutableArray<ContentPart> system = ContentField.Read(ref fields, "system", AnthropicPartReader.Read);
        return system.IsEmpty
            ? messages
            : [new ChatMessage { Role = ChatRole.System, Parts = system, IsPlainString = plain }, .. messages];
    }

    private static ReasoningRequest? ReadThinking(ref FieldReader fields, string? effort)
    {
        if (!fields.Has("thinking"))
        {
            return effort is null ? null : new ReasoningRequest(effort);
        }

        FieldReader thinking = fields.Open("thinking");
        bool? enabled = thinking.Peek("type") is not { ValueKind: JsonValueKind.String } kind ? throw thinking.Missing("type", "use enabled, disabled or adaptive")
            : kind.ValueEquals("disabled"u8) ? false
            : kind.ValueEquals("enabled"u8) ? true
            : null;
        if (enabled is not null)
        {
            thinking.Taken("type");
        }

        int? budget = thinking.Whole("budget_tokens");
        return new ReasoningRequest(effort, budget, enabled ?? true) { Extra = thinking.Rest() };
    }
}
