using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Clouds;

/// <summary>Vertex AI's table of requests and responses in BigQuery: Gemini, and Claude through rawPredict.</summary>
internal sealed class VertexFormat : ILogFormat
{
    public string Name => "vertex";

    public string Title => "Vertex AI request-response logs (BigQuery)";

    public int Fit(JsonElement row) =>
        (row.Has("full_request"u8) || row.Has("request_payload"u8)) && (row.Has("logging_time"u8) || row.Has("api_method"u8)
            || row.Has("full_response"u8) || row.Has("deployed_model_id"u8)) ? 96 : 0;

    public void Read(JsonElement row, RowReadings found)
    {
        JsonElement asked = Body(row, "full_request"u8, "request_payload"u8);
        JsonElement answered = Body(row, "full_response"u8, "response_payload"u8);
        if (row.Text("api_method"u8) is { } method && (method.Contains("embed", StringComparison.OrdinalIgnoreCase)
            || method.Contains("countTokens", StringComparison.Ordinal)))
        {
            found.NotACall(method.Contains("countTokens", StringComparison.Ordinal) ? "count of tokens" : "call for embeddings");
        }
        else if (!asked.HasParts() && !answered.HasParts())
        {
            found.Malformed("full_request and full_response are empty; the bodies of a call are expected");
        }
        else
        {
            found.Add(Call(row, asked, answered));
        }
    }

    private static LoggedCall Call(JsonElement row, JsonElement asked, JsonElement answered)
    {
        JsonElement metadata = row.Inner("metadata"u8);
        LoggedAnswer answer = AnswerBodies.Read(answered);
        string? model = ModelIds.Plain(answer.Model ?? row.Text("model"u8) ?? asked.Text("model"u8));
        decimal? rate = row.Number("sampling_rate"u8) ?? metadata.Number("sampling_rate"u8);
        return answer.Into(new LoggedCall
        {
            At = row.Time("logging_time"u8),
            Model = model,
            Provider = "vertex",
            Hint = TaskHints.FromFields(asked.Get("labels"u8), "labels") ?? TaskHints.FromFields(metadata.Get("labels"u8), "labels"),
            Request = LoggedRequest.Read(asked, model),
            Latency = metadata.Milliseconds("request_latency"u8),
            Outcome = row.Text("error"u8) is not null ? CallOutcome.Failed : CallOutcome.Answered,
            User = asked.Get("labels"u8).Text("user"u8) ?? asked.Get("metadata"u8).Text("user_id"u8),
            Weight = rate is > 0 and <= 1 ? 1 / rate.Value : 1,
        });
    }

    /// <summary>The older columns are lists of texts, one a body.</summary>
    private static JsonElement Body(JsonElement row, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> older)
    {
        JsonElement body = row.Inner(whole);
        if (body.HasParts())
        {
            return body;
        }

        JsonElement list = row.Inner(older);
        return list.IsArray() && list.GetArrayLength() > 0 ? InnerJson.Of(list[0]) : list;
    }
}
