using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Chat.Anthropic;

/// <summary>Reads a <c>message</c>.</summary>
internal static class AnthropicAnswerReader
{
    public static ChatAnswer Read(ReadOnlyMemory<byte> body) => JsonBody.Read(body, ReadRoot);

    private static ChatAnswer ReadRoot(JsonElement root, ReadOnlyMemory<byte> body)
    {
        FieldReader fields = new(root);
        if (fields.Has("error"))
        {
            throw fields.Wrong("error", $"the body is an error: {ErrorBody.MessageOf(root)}", "an answer with content was due");
        }

        fields.TakeUsual("type", "message");
        fields.TakeUsual("role", "assistant");
        if (fields.Peek("content").ValueKind != JsonValueKind.Array)
        {
            throw fields.Missing("content", "an answer has a list of content blocks");
        }

        JsonElement? usage = fields.Object("usage");
        string? stop = fields.Text("stop_reason");
        return new ChatAnswer
        {
            Protocol = ChatProtocol.Anthropic,
            Id = fields.Text("id"),
            Model = fields.Text("model"),
            Parts = fields.Each("content", AnthropicPartReader.Read),
            StopReason = AnthropicStopReasons.Read(stop),
            StopReasonRaw = stop,
            StopSequence = fields.Text("stop_sequence"),
            Usage = AnthropicUsage.Read(usage ?? default),
            UsageJson = usage,
            ServiceTier = usage is { } billed ? AnthropicUsage.ServiceTierOf(billed) : null,
            Region = usage is { } placed ? AnthropicUsage.RegionOf(placed) : null,
            Extra = fields.Rest(),
            Body = body,
        };
    }
}
