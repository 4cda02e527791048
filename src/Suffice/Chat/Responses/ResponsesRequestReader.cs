using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.OpenAI;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>Reads the body of <c>POST /v1/responses</c>.</summary>
internal static class ResponsesRequestReader
{
    /// <summary>What <c>include</c> says to get log-probabilities.</summary>
    public const string IncludeLogprobs = "message.output_text.logprobs";

    public static ChatRequest Read(ReadOnlyMemory<byte> body) => JsonBody.Read(body, ReadRoot);

    private static ChatRequest ReadRoot(JsonElement root, ReadOnlyMemory<byte> body)
    {
        FieldReader fields = new(root);
        RequestForms forms = RequestForms.None;
        return new ChatRequest
        {
            Protocol = ChatProtocol.Responses,
            Model = fields.RequiredText("model", "name a model, auto, or task:NAME"),
            Messages = ReadMessages(ref fields, ref forms),
            Tools = fields.Each("tools", ResponsesToolReader.Read),
            ToolChoice = OpenAIToolChoice.Read(ref fields, isNested: false),
            ParallelToolCalls = fields.Flag("parallel_tool_calls"),
            Format = ReadFormat(ref fields),
            MaxOutputTokens = fields.Whole("max_output_tokens"),
            Temperature = fields.Number("temperature"),
            TopP = fields.Number("top_p"),
            Reasoning = ReadReasoning(ref fields),
            Stream = fields.Switch("stream"),
            StreamUsage = true,
            Logprobs = WantsLogprobs(fields.Peek("include")),
            Metadata = fields.Object("metadata"),
            ServiceTier = fields.Text("service_tier"),
            Extra = fields.Rest(),
            Forms = forms,
            Body = CarriedReasoning.IsIn(body.Span) ? default : body,
        };
    }

    /// <summary>The instructions are the first message, as Anthropic's system is.</summary>
    private static ImmutableArray<ChatMessage> ReadMessages(ref FieldReader fields, ref RequestForms forms)
    {
        ChatMessage? instructions = fields.Text("instructions") is { } text ? ChatMessage.Of(ChatRole.System, text) : null;
        ImmutableArray<ChatMessage> messages;
        if (fields.Peek("input").ValueKind == JsonValueKind.String)
        {
            forms |= RequestForms.StringInput;
            messages = [ChatMessage.Of(ChatRole.User, fields.RequiredText("input"))];
        }
        else
        {
            messages = ResponsesItemReader.Joined(fields.Each("input", ResponsesItemReader.Read));
        }

        // A stored prompt or a conversation elsewhere may hold all there is to say.
        if (messages.IsEmpty && instructions is null && !fields.Has("prompt") && !fields.Has("previous_response_id") && !fields.Has("conversation"))
        {
            throw fields.Missing("input", "give a string or a list of at least one item");
        }

        return instructions is null ? messages : [instructions, .. messages];
    }

    private static AnswerFormat? ReadFormat(ref FieldReader fields)
    {
        if (!fields.Has("text") || !ExtraFields.Says(fields.Peek("text")))
        {
            return null;
        }

        FieldReader text = fields.Open("text");
        AnswerFormat? format = text.Has("format") ? OpenAIFormatReader.Read(ref text, "format", isNested: false) : null;
        fields.Keep("text", text.Rest());
        return format;
    }

    private static ReasoningRequest? ReadReasoning(ref FieldReader fields)
    {
        if (!fields.Has("reasoning") || !ExtraFields.Says(fields.Peek("reasoning")))
        {
            return null;
        }

        FieldReader reasoning = fields.Open("reasoning");
        return new ReasoningRequest(reasoning.Text("effort")) { Extra = reasoning.Rest() };
    }

    private static bool WantsLogprobs(JsonElement include)
    {
        if (include.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement wish in include.EnumerateArray())
            {
                if (wish.ValueKind == JsonValueKind.String && wish.ValueEquals(IncludeLogprobs))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
