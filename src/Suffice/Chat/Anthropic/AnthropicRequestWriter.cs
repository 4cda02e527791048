using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.OpenAI;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Writes the body of <c>POST /v1/messages</c> afresh, for a call of any protocol.</summary>
internal static class AnthropicRequestWriter
{
    public static void Write(ChatRequest request, WireTarget target, WireCrossing crossing, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter json = new(output, JsonOutput.Options);
        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(WithoutCarried(request.Extra, crossing)));
        AnthropicTurns turns = AnthropicTurns.Of(request, crossing);
        fields.Text("model", target.ModelId);
        fields.Number("max_tokens", request.MaxOutputTokens ?? target.DefaultMaxOutputTokens);
        if (turns.System is { } system)
        {
            AnthropicContentWriter.Write(system, fields.Name("system"), crossing);
        }

        fields.Name("messages").WriteStartArray();
        foreach (ChatMessage turn in turns.Messages)
        {
            WriteTurn(turn, json, crossing);
        }

        json.WriteEndArray();
        AnthropicToolWriter.WriteAll(request, ref fields, crossing);
        AnthropicSamplingWriter.Write(request, ref fields, crossing);
        AnthropicOutputWriter.Write(request, ref fields, crossing);
        WriteCaller(request, ref fields, crossing);
        if (target.Stream)
        {
            fields.Flag("stream", true);
        }

        fields.End();
    }

    private static void WriteTurn(ChatMessage turn, Utf8JsonWriter json, WireCrossing crossing)
    {
        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(turn.Extra));
        fields.Usual("role", turn.Role == ChatRole.Assistant ? "assistant" : "user");
        if (turn.Parts.Length > 0 || !fields.Keeps("content"))
        {
            AnthropicContentWriter.Write(turn, fields.Name("content"), crossing);
        }

        fields.End();
    }

    private static void WriteCaller(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        if (crossing.IsOwn)
        {
            fields.Json("metadata", ForwardedMetadata.Of(request.Metadata, ChatProtocol.Anthropic));
            fields.Text("service_tier", request.ServiceTier);
            return;
        }

        if ((request.Extra.Find("safety_identifier") ?? request.Extra.Find("user")) is { ValueKind: JsonValueKind.String } user)
        {
            FieldWriter metadata = FieldWriter.Begin(fields.Name("metadata"));
            metadata.Json("user_id", user);
            metadata.End();
        }

        if (ForwardedMetadata.Of(request.Metadata, ChatProtocol.OpenAI) is { } told && ExtraFields.Says(told))
        {
            crossing.Lose("metadata");
        }

        if (request.ServiceTier is not (null or "auto" or "default"))
        {
            crossing.Lose("service_tier");
        }
    }

    /// <summary>What is said in another way, or says only what is so anyway, is not lost.</summary>
    private static ExtraFields WithoutCarried(ExtraFields extra, WireCrossing crossing) => crossing.IsOwn || extra.IsEmpty
        ? extra
        : new ExtraFields(extra.Items.RemoveAll(field => field.Key switch
        {
            "user" or "safety_identifier" or "stream_options" => true,
            _ => OpenAIFields.IsUsual(field) || (crossing.From == ChatProtocol.Responses && ResponsesFields.IsNoLoss(field)),
        }));
}
