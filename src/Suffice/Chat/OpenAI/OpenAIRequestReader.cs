using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.OpenAI;

/// <summary>Reads the body of <c>POST /v1/chat/completions</c>.</summary>
internal static class OpenAIRequestReader
{
    public static ChatRequest Read(ReadOnlyMemory<byte> body) => JsonBody.Read(body, ReadRoot);

    private static ChatRequest ReadRoot(JsonElement root, ReadOnlyMemory<byte> body)
    {
        FieldReader fields = new(root);
        RequestForms forms = RequestForms.None;
        return new ChatRequest
        {
            Protocol = ChatProtocol.OpenAI,
            Model = fields.RequiredText("model", "name a model, auto, or task:NAME"),
            Messages = ReadMessages(ref fields),
            Tools = fields.Each("tools", OpenAIToolReader.Read),
            ToolChoice = OpenAIToolChoice.Read(ref fields, isNested: true),
            ParallelToolCalls = fields.Flag("parallel_tool_calls"),
            Format = fields.Has("response_format") ? OpenAIFormatReader.Read(ref fields, "response_format", isNested: true) : null,
            MaxOutputTokens = ReadLimit(ref fields, ref forms),
            Temperature = fields.Number("temperature"),
            TopP = fields.Number("top_p"),
            Stop = ReadStop(ref fields, ref forms),
            Reasoning = fields.Text("reasoning_effort") is { } effort ? new ReasoningRequest(effort) : null,
            Stream = fields.Switch("stream"),
            StreamUsage = ReadStreamOptions(ref fields),
            Logprobs = fields.Switch("logprobs"),
            Metadata = fields.Object("metadata"),
            ServiceTier = fields.Text("service_tier"),
            Extra = fields.Rest(),
            Forms = forms,
            Body = body,
        };
    }

    private static ImmutableArray<ChatMessage> ReadMessages(ref FieldReader fields)
    {
        ImmutableArray<ChatMessage> messages = fields.Each("messages", OpenAIMessageReader.Read);
        return messages.IsEmpty ? throw fields.Missing("messages", "give a list of at least one message") : messages;
    }

    private static int? ReadLimit(ref FieldReader fields, ref RequestForms forms)
    {
        if (fields.Whole("max_completion_tokens") is { } limit)
        {
            return limit;
        }

        int? older = fields.Whole("max_tokens");
        forms |= older is null ? RequestForms.None : RequestForms.OlderMaxTokens;
        return older;
    }

    private static ImmutableArray<string> ReadStop(ref FieldReader fields, ref RequestForms forms)
    {
        if (fields.Peek("stop").ValueKind != JsonValueKind.String)
        {
            return fields.Each("stop", StringValue.Read);
        }

        forms |= RequestForms.SingleStop;
        return [fields.RequiredText("stop")];
    }

    private static bool ReadStreamOptions(ref FieldReader fields)
    {
        if (!fields.Has("stream_options") || !ExtraFields.Says(fields.Peek("stream_options")))
        {
            return false;
        }

        FieldReader options = fields.Open("stream_options");
        bool usage = options.Switch("include_usage");
        fields.Keep("stream_options", options.Rest());
        return usage;
    }
}
