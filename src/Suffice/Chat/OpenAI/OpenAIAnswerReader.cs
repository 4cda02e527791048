using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Chat.OpenAI;

/// <summary>Reads a <c>chat.completion</c>.</summary>
internal static class OpenAIAnswerReader
{
    public static ChatAnswer Read(ReadOnlyMemory<byte> body) => JsonBody.Read(body, ReadRoot);

    private static ChatAnswer ReadRoot(JsonElement root, ReadOnlyMemory<byte> body)
    {
        FieldReader fields = new(root);
        if (fields.Has("error"))
        {
            throw fields.Wrong("error", $"the body is an error: {ErrorBody.MessageOf(root)}", "an answer with choices was due");
        }

        ImmutableArray<ChatAnswer> choices =
            [.. fields.Each("choices", ReadChoice).OrderBy(choice => choice.Index).Select(choice => choice.Answer)];
        if (choices.IsEmpty)
        {
            throw fields.Missing("choices", "an answer has at least one choice");
        }

        JsonElement? usage = fields.Object("usage");
        fields.TakeUsual("object", "chat.completion");
        return choices[0] with
        {
            Id = fields.Text("id"),
            Model = fields.Text("model"),
            CreatedAt = UnixTime.Take(ref fields, "created"),
            ServiceTier = fields.Text("service_tier"),
            Usage = OpenAIUsage.Read(usage ?? default),
            UsageJson = usage,
            ReportedCostUsd = OpenAIUsage.CostOf(usage),
            Alternatives = choices[1..],
            Extra = fields.Rest(),
            Body = body,
        };
    }

    private static (int Index, ChatAnswer Answer) ReadChoice(JsonElement value)
    {
        FieldReader choice = FieldReader.Of(value);
        int index = choice.Whole("index") ?? 0;
        FieldReader message = choice.Open("message");
        message.TakeUsual("role", "assistant");
        string? stop = choice.Text("finish_reason");
        ChatAnswer answer = new()
        {
            Protocol = ChatProtocol.OpenAI,
            Parts = OpenAIMessageReader.ReadAssistant(ref message),
            StopReason = OpenAIStopReasons.Read(stop),
            StopReasonRaw = stop,
            Logprobs = choice.Json("logprobs"),
            MessageExtra = message.Rest(),
            ChoiceExtra = choice.Rest(),
        };
        return (index, answer);
    }
}
