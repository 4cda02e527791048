using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>Writes the body of <c>POST /v1/chat/completions</c> afresh, for a call of any protocol.</summary>
internal static class OpenAIRequestWriter
{
    /// <summary>OpenAI takes at most four stop texts.</summary>
    private const int MostStops = 4;

    public static void Write(ChatRequest request, WireTarget target, WireCrossing crossing, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter json = new(output, JsonOutput.Options);
        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(WithoutCarried(request.Extra, crossing)));
        fields.Text("model", target.ModelId);
        fields.Name("messages").WriteStartArray();
        foreach (ChatMessage message in OpenAITurns.Of(request, crossing))
        {
            OpenAIMessageWriter.Write(message, json, crossing);
        }

        json.WriteEndArray();
        OpenAIToolWriter.WriteAll(request, ref fields, crossing);
        OpenAIFormatWriter.Write(request.Format, ref fields, "response_format", isNested: true, crossing);
        WriteLimits(request, target, ref fields, crossing);
        WriteReasoning(request.Reasoning, ref fields, crossing);
        WriteCaller(request, ref fields, crossing);
        WriteStream(request, target, ref fields);
        fields.End();
    }

    private static void WriteLimits(ChatRequest request, WireTarget target, ref FieldWriter fields, WireCrossing crossing)
    {
        bool older = crossing.IsOwn && !request.Forms.HasFlag(RequestForms.MadeHere) ? request.Forms.HasFlag(RequestForms.OlderMaxTokens) : !IsOfOpenAI(target.ModelId);
        fields.Number(older ? "max_tokens" : "max_completion_tokens", request.MaxOutputTokens);
        fields.Number("temperature", request.Temperature);
        fields.Number("top_p", request.TopP);
        if (request.Logprobs)
        {
            fields.Flag("logprobs", true);
        }

        WriteStop(request, ref fields, crossing);
    }

    private static void WriteStop(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        if (request.Stop is [string only] && request.Forms.HasFlag(RequestForms.SingleStop))
        {
            fields.Text("stop", only);
        }
        else if (!request.Stop.IsDefaultOrEmpty)
        {
            int most = crossing.IsOwn ? int.MaxValue : MostStops;
            if (request.Stop.Length > most)
            {
                crossing.Lose(SettingNames.Stop(crossing.From));
            }

            fields.Texts("stop", request.Stop.Take(most));
        }
    }

    /// <summary>Anthropic's ways to ask for thinking mean nothing to a model that does not think, and are an error there.</summary>
    private static void WriteReasoning(ReasoningRequest? reasoning, ref FieldWriter fields, WireCrossing crossing)
    {
        if (crossing.StaysWithOpenAI)
        {
            fields.Text("reasoning_effort", reasoning?.Effort);
            if (reasoning is not null && !crossing.IsOwn && !reasoning.Extra.Saying().IsEmpty)
            {
                crossing.Lose("reasoning.summary");
            }
        }
        else if (reasoning is { Enabled: not false })
        {
            crossing.Lose("thinking");
        }
    }

    private static void WriteCaller(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        if (crossing.IsOwn)
        {
            fields.Json("metadata", ForwardedMetadata.Of(request.Metadata, ChatProtocol.OpenAI));
            fields.Text("service_tier", request.ServiceTier);
            return;
        }

        if (crossing.StaysWithOpenAI)
        {
            WriteShared(request, ref fields, crossing);
            return;
        }

        fields.Json("user", ForwardedMetadata.UserOf(request.Metadata));

        // "auto" is both vendors' default; Anthropic's other word asks for capacity that OpenAI sells under other terms.
        if (request.ServiceTier is not (null or "auto"))
        {
            crossing.Lose("service_tier");
        }
    }

    /// <summary>What Responses and Chat Completions both know, under the same name or another.</summary>
    private static void WriteShared(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        foreach (string name in OpenAIFields.Shared)
        {
            fields.Json(name, request.Extra.Find(name));
        }

        fields.Json("verbosity", ExtraFields.Of(request.Extra.Find("text")).Find("verbosity"));
        fields.Text("service_tier", request.ServiceTier);

        // Chat Completions take it only with calls that are to be kept, which these are not.
        if (ForwardedMetadata.Of(request.Metadata, ChatProtocol.OpenAI) is { } metadata && ExtraFields.Says(metadata))
        {
            crossing.Lose("metadata");
        }
    }

    private static void WriteStream(ChatRequest request, WireTarget target, ref FieldWriter fields)
    {
        if (!target.Stream)
        {
            // OpenAI refuses stream_options on a call that does not stream.
            fields.Written("stream_options");
            return;
        }

        fields.Flag("stream", true);
        FieldWriter options = fields.Open("stream_options");
        options.Flag("include_usage", true);
        options.End();
    }

    /// <summary>What is said in another way, says only what is so anyway, or is kept by us and not by the provider, is not lost.</summary>
    private static ExtraFields WithoutCarried(ExtraFields extra, WireCrossing crossing) => crossing.From != ChatProtocol.Responses || extra.IsEmpty
        ? extra
        : new ExtraFields(extra.Items.RemoveAll(field => field.Key is "text" || ResponsesFields.IsNoLoss(field) || OpenAIFields.Shared.Contains(field.Key)));

    /// <summary>OpenAI's newer models refuse the older field; other servers of the protocol often know only that one.</summary>
    private static bool IsOfOpenAI(string modelId) =>
        modelId.StartsWith("gpt-", StringComparison.Ordinal) || (modelId is ['o', >= '0' and <= '9', ..]);
}
