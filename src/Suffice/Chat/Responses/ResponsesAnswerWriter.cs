using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Chat.Responses;

/// <summary>Writes a <c>response</c> afresh, of an answer of any protocol.</summary>
internal static class ResponsesAnswerWriter
{
    public static void Write(ChatAnswer answer, AnswerLabels labels, WireCrossing crossing, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter json = new(output, JsonOutput.Options);
        Write(answer, labels, crossing, ResponsesState.Of(answer), json);
    }

    /// <summary>Writes one in any state, as streams repeat it.</summary>
    public static void Write(ChatAnswer answer, AnswerLabels labels, WireCrossing crossing, ResponsesState state, Utf8JsonWriter json)
    {
        FieldWriter fields = FieldWriter.Begin(json, crossing.KeepOfAnswer(answer.Extra));
        fields.Text("id", IdOf(answer.Id, labels, crossing));
        fields.Usual("object", "response");
        fields.Number("created_at", (answer.CreatedAt ?? labels.CreatedAt).ToUnixTimeSeconds());
        WriteState(state, ref fields);
        fields.Text("model", answer.Model ?? labels.Model);
        WriteOutput(answer, labels, state, fields.Name("output"), crossing);
        bool echoes = !crossing.IsOwn || !state.IsOver || answer.Extra.IsEmpty;
        if (labels.KeptAs is not null)
        {
            fields.Flag("store", true);
        }

        if (labels.ContinuedFrom is not null || echoes)
        {
            fields.Name("previous_response_id").WriteStringValue(labels.ContinuedFrom);
        }

        WriteUsage(answer, state, ref fields, crossing);
        if (echoes)
        {
            ResponsesEcho.Write(labels.Asked, labels.KeptAs is not null, ref fields);
        }

        fields.End();
    }

    public static string IdOf(string? id, AnswerLabels labels, WireCrossing crossing) =>
        labels.KeptAs ?? (crossing.IsOwn && id is not null ? id : ResponsesItemIds.OfAnswer(labels.Id));

    private static void WriteState(ResponsesState state, ref FieldWriter fields)
    {
        if (state.IsOver && fields.Keeps("status"))
        {
            return;
        }

        fields.Text("status", state.Status);
        if (state.Error is { } error)
        {
            FieldWriter failed = FieldWriter.Begin(fields.Name("error"));
            failed.Text("code", error.Code ?? error.Kind);
            failed.Text("message", error.Message);
            failed.End();
        }
        else
        {
            fields.Name("error").WriteNullValue();
        }

        if (state.IncompleteReason is { } reason)
        {
            FieldWriter details = FieldWriter.Begin(fields.Name("incomplete_details"));
            details.Text("reason", reason);
            details.End();
        }
        else
        {
            fields.Name("incomplete_details").WriteNullValue();
        }
    }

    private static void WriteOutput(ChatAnswer answer, AnswerLabels labels, ResponsesState state, Utf8JsonWriter json, WireCrossing crossing)
    {
        if (answer.Alternatives.Length > 0)
        {
            crossing.Lose("n");
        }

        crossing.Keep(answer.MessageExtra);
        crossing.Keep(answer.ChoiceExtra.Without("logprobs"));
        json.WriteStartArray();
        new ResponsesOutputWriter(json, crossing, new ResponsesItemIds(labels.Id))
        {
            IsCut = state.IncompleteReason is not null,
            Logprobs = answer.Logprobs is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty("content"u8, out JsonElement content)
                && content.ValueKind == JsonValueKind.Array ? content : null,
        }.WriteAll(answer.Parts);
        json.WriteEndArray();
    }

    private static void WriteUsage(ChatAnswer answer, ResponsesState state, ref FieldWriter fields, WireCrossing crossing)
    {
        if (crossing.IsOwn && answer.UsageJson is { } usage)
        {
            fields.Json("usage", usage);
        }
        else if (answer.Usage.Basis != UsageBasis.None)
        {
            OpenAIUsage.WriteResponses(fields.Name("usage"), answer.Usage);
        }
        else if (!crossing.IsOwn || !state.IsOver)
        {
            fields.Name("usage").WriteNullValue();
        }

        fields.Text("service_tier", crossing.IsOwn ? answer.ServiceTier : null);
    }
}
