using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.OpenAI;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Chat.Responses;

/// <summary>Reads a <c>response</c>.</summary>
internal static class ResponsesAnswerReader
{
    public static ChatAnswer Read(ReadOnlyMemory<byte> body) => JsonBody.Read(body, ReadRoot);

    /// <summary>Reads why a response is not complete.</summary>
    public static string? ReasonOf(JsonElement response) =>
        response.TryGetProperty("incomplete_details"u8, out JsonElement details) && details.ValueKind == JsonValueKind.Object
        && details.TryGetProperty("reason"u8, out JsonElement reason) && reason.ValueKind == JsonValueKind.String
            ? reason.GetString()
            : null;

    /// <summary>Log-probabilities in the form of Chat Completions, which all of Suffice reads; <see langword="null"/> when there are none.</summary>
    public static JsonElement? LogprobsOf(IEnumerable<JsonElement> lists)
    {
        List<JsonElement> counted = [.. lists.Where(list => list.ValueKind == JsonValueKind.Array).SelectMany(list => list.EnumerateArray())];
        return counted.Count == 0 ? null : JsonOutput.Element(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("content"u8);
            JsonOutput.WriteList(json, counted);
            json.WriteEndObject();
        });
    }

    private static ChatAnswer ReadRoot(JsonElement root, ReadOnlyMemory<byte> body)
    {
        FieldReader fields = new(root);
        if (fields.Has("error"))
        {
            throw fields.Wrong("error", $"the body is an error: {ErrorBody.MessageOf(root)}", "an answer with output was due");
        }

        string? status = fields.PeekText("status");
        if (status is "queued" or "in_progress" or "cancelled" or "failed")
        {
            throw fields.Wrong("status", $"the answer is {status}", "an answer that is completed or incomplete was due");
        }

        if (fields.Peek("output").ValueKind != JsonValueKind.Array)
        {
            throw fields.Missing("output", "an answer has a list of output items");
        }

        ImmutableArray<ContentPart> parts = [.. fields.Each("output", ResponsesItemReader.ReadOutput).SelectMany(item => item)];
        string? reason = ReasonOf(root);
        JsonElement? usage = fields.Object("usage");
        return new ChatAnswer
        {
            Protocol = ChatProtocol.Responses,
            Id = fields.Text("id"),
            Model = fields.Text("model"),
            CreatedAt = UnixTime.Take(ref fields, "created_at"),
            Parts = parts,
            StopReason = ResponsesStopReasons.Read(status, reason, parts.Any(part => part is ToolCallPart)),
            StopReasonRaw = reason ?? status,
            Usage = OpenAIUsage.Read(usage ?? default),
            UsageJson = usage,
            ReportedCostUsd = OpenAIUsage.CostOf(usage),
            ServiceTier = fields.Text("service_tier"),
            Logprobs = LogprobsOf(parts.OfType<TextPart>().Select(text => text.Extra.Find("logprobs") ?? default)),
            Extra = fields.Rest(),
            Body = body,
        };
    }
}
