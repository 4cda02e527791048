using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.OpenAI;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>Writes the body of <c>POST /v1/responses</c> afresh, for a call of any protocol.</summary>
internal static class ResponsesRequestWriter
{
    private const string EncryptedReasoning = "reasoning.encrypted_content";

    public static void Write(ChatRequest request, WireTarget target, WireCrossing crossing, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter json = new(output, JsonOutput.Options);
        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(WithoutCarried(request, crossing)));
        fields.Text("model", target.ModelId);
        WriteMessages(request, ref fields, crossing);
        ResponsesToolWriter.WriteAll(request, ref fields, crossing);
        WriteText(request, ref fields, crossing);
        fields.Number("max_output_tokens", request.MaxOutputTokens);
        fields.Number("temperature", request.Temperature);
        fields.Number("top_p", request.TopP);
        WriteReasoning(request.Reasoning, ref fields, crossing);
        WriteCaller(request, ref fields, crossing);
        WriteKeeping(request, target, ref fields, crossing);
        if (!request.Stop.IsDefaultOrEmpty)
        {
            crossing.Lose(SettingNames.Stop(crossing.From));
        }

        WriteStream(target, ref fields);
        fields.End();
    }

    private static void WriteMessages(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        ReadOnlySpan<ChatMessage> messages = request.Messages.AsSpan();
        if (messages is [{ IsInstructions: true } first, ..] && IsOneText(first, crossing))
        {
            fields.Text("instructions", first.Text);
            messages = messages[1..];
        }

        bool absent = messages.IsEmpty && crossing.IsOwn;
        if (messages is [{ Role: ChatRole.User, IsPlainString: true, Parts: [TextPart text] } only]
            && request.Forms.HasFlag(RequestForms.StringInput) && only.Extra.IsEmpty)
        {
            fields.Text("input", text.Text);
        }
        else if (!absent)
        {
            Utf8JsonWriter json = fields.Name("input");
            json.WriteStartArray();
            foreach (ChatMessage message in messages)
            {
                ResponsesItemWriter.Write(message, json, crossing);
            }

            json.WriteEndArray();
        }
    }

    /// <summary>Instructions are one text; marks of a cache and the like are told as lost.</summary>
    private static bool IsOneText(ChatMessage message, WireCrossing crossing)
    {
        foreach (ContentPart part in message.Parts)
        {
            if (part is not TextPart)
            {
                return false;
            }

            crossing.Keep("cache_control", part.CacheControl);
            crossing.Keep(part.Extra);
        }

        return true;
    }

    private static void WriteText(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        JsonElement? verbosity = crossing.From == ChatProtocol.OpenAI ? request.Extra.Find("verbosity") : null;
        bool other = request.Format is { Kind: AnswerFormatKind.Other } && !crossing.IsOwn;
        if (other)
        {
            crossing.Lose(SettingNames.Format(crossing.From));
        }

        if ((request.Format is not null && !other) || verbosity is not null)
        {
            FieldWriter text = fields.Open("text");
            OpenAIFormatWriter.Write(other ? null : request.Format, ref text, "format", isNested: false, crossing);
            text.Json("verbosity", verbosity);
            text.End();
        }
    }

    private static void WriteReasoning(ReasoningRequest? reasoning, ref FieldWriter fields, WireCrossing crossing)
    {
        if (reasoning is null)
        {
            return;
        }

        if (crossing.StaysWithOpenAI)
        {
            FieldWriter written = FieldWriter.Begin(fields.Name("reasoning"), crossing.IsOwn ? reasoning.Extra : ExtraFields.None);
            written.Text("effort", reasoning.Effort);
            written.End();
        }
        else if (reasoning is { Enabled: not false })
        {
            crossing.Lose("thinking");
        }
    }

    private static void WriteCaller(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        if (crossing.StaysWithOpenAI)
        {
            fields.Json("metadata", ForwardedMetadata.Of(request.Metadata, ChatProtocol.Responses));
            fields.Text("service_tier", request.ServiceTier);
        }
        else if (request.ServiceTier is not (null or "auto"))
        {
            crossing.Lose("service_tier");
        }

        if (crossing.IsOwn)
        {
            return;
        }

        if (!crossing.StaysWithOpenAI)
        {
            fields.Json("user", ForwardedMetadata.UserOf(request.Metadata));
            return;
        }

        foreach (string name in OpenAIFields.Shared)
        {
            fields.Json(name, request.Extra.Find(name));
        }
    }

    /// <summary>Responses keeps every answer unless told not to; the other protocols keep none unless told to, and what is kept here need not be kept twice.</summary>
    private static void WriteKeeping(ChatRequest request, WireTarget target, ref FieldWriter fields, WireCrossing crossing)
    {
        bool keptHere = request.Forms.HasFlag(RequestForms.KeptHere);
        if (crossing.IsOwn && !keptHere)
        {
            return;
        }

        fields.Flag("store", !keptHere && crossing.StaysWithOpenAI && request.Extra.Find("store") is { ValueKind: JsonValueKind.True });
        List<string> wanted = crossing.IsOwn ? IncludedBy(request) : [];
        if (target.Thinks && !wanted.Contains(EncryptedReasoning))
        {
            wanted.Add(EncryptedReasoning);
        }

        if (request.Logprobs && !wanted.Contains(ResponsesRequestReader.IncludeLogprobs))
        {
            wanted.Add(ResponsesRequestReader.IncludeLogprobs);
        }

        if (wanted.Count > 0)
        {
            fields.Texts("include", wanted);
        }
    }

    private static List<string> IncludedBy(ChatRequest request) => request.Extra.Find("include") is { ValueKind: JsonValueKind.Array } include
        ? [.. include.EnumerateArray().Where(wish => wish.ValueKind == JsonValueKind.String).Select(wish => wish.GetString()!)]
        : [];

    private static void WriteStream(WireTarget target, ref FieldWriter fields)
    {
        if (target.Stream)
        {
            fields.Flag("stream", true);
        }
        else
        {
            fields.Written("stream_options");
        }
    }

    /// <summary>What is said in another way, or says only what is so anyway, is not lost.</summary>
    private static ExtraFields WithoutCarried(ChatRequest request, WireCrossing crossing)
    {
        ExtraFields extra = request.Extra;
        return crossing.IsOwn && request.Forms.HasFlag(RequestForms.KeptHere) ? extra.Without("store").Without("include") : WithoutCarried(extra, crossing);
    }

    private static ExtraFields WithoutCarried(ExtraFields extra, WireCrossing crossing) => !crossing.StaysWithOpenAI || crossing.IsOwn || extra.IsEmpty
        ? extra
        : new ExtraFields(extra.Items.RemoveAll(field => field.Key switch
        {
            "store" or "stream_options" or "verbosity" => true,
            _ => OpenAIFields.IsUsual(field) || OpenAIFields.Shared.Contains(field.Key),
        }));
}
