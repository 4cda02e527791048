using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats;

/// <summary>A vendor's request and answer in one row, as teams log them themselves; either may be missing.</summary>
/// <param name="Request">The request's body.</param>
/// <param name="Response">The answer's body.</param>
/// <param name="Around">The row that holds both; undefined when the row is one of the two.</param>
internal readonly record struct Exchange(JsonElement Request, JsonElement Response, JsonElement Around)
{
    /// <summary>True when the row holds the two and is none of them.</summary>
    public bool IsPair => Around.IsThere();

    /// <summary>Takes a row apart.</summary>
    public static Exchange Of(JsonElement row)
    {
        if (row.IsArray())
        {
            return row.GetArrayLength() == 2 ? new Exchange(InnerJson.Of(row[0]), InnerJson.Of(row[1]), row) : default;
        }

        return Pair(row, "request"u8, "response"u8) ?? Pair(row, "request_body"u8, "response_body"u8) ?? Pair(row, "input"u8, "output"u8) ?? Failed(row) ?? Alone(row);
    }

    /// <summary>What the row says around the two bodies: time, latency, status, task, user.</summary>
    public LoggedCall Begin() => new()
    {
        At = TimeOf(Around),
        Latency = Around.Milliseconds("latency_ms"u8) ?? Around.Milliseconds("duration_ms"u8) ?? Around.Milliseconds("elapsed_ms"u8)
            ?? Around.Seconds("latency_s"u8) ?? LoggedTime.Between(Around.Time("start_time"u8), Around.Time("end_time"u8)),
        FirstToken = Around.Milliseconds("first_token_ms"u8) ?? Around.Milliseconds("ttft_ms"u8) ?? Around.Milliseconds("time_to_first_token_ms"u8),
        Provider = Around.Text("provider"u8),
        LoggedUsd = Around.Number("cost_usd"u8) is >= 0 and var cost ? cost : null,
        User = Around.Text("user"u8) ?? Around.Text("user_id"u8),
        Hint = TaskHints.FromFields(Around.Inner("metadata"u8), "metadata") ?? TaskHints.FromFields(Around.Inner("tags"u8), "tags")
            ?? TaskHints.FromTags(Around.Inner("tags"u8), "tags") ?? TaskHints.FromFields(Around, "row"),
        Outcome = HasFailed() ? CallOutcome.Failed : CallOutcome.Answered,
    };

    private bool HasFailed() =>
        Around.Either("status_code"u8, "status"u8).AsCount() >= 400 || Around.Inner("error"u8).HasParts() || Around.Get("error"u8).AsText() is not null;

    private static DateTimeOffset? TimeOf(JsonElement around) =>
        around.Time("timestamp"u8) ?? around.Time("created_at"u8) ?? around.Time("time"u8) ?? around.Time("start_time"u8)
            ?? around.Time("requested_at"u8) ?? around.Time("at"u8);

    private static Exchange? Pair(JsonElement row, ReadOnlySpan<byte> request, ReadOnlySpan<byte> response)
    {
        if (!row.Has(request) || !row.Has(response))
        {
            return null;
        }

        JsonElement asked = row.Inner(request);
        return asked.ValueKind is JsonValueKind.Object or JsonValueKind.Undefined ? new Exchange(asked, row.Inner(response), row) : null;
    }

    /// <summary>A request with the error that came instead of an answer.</summary>
    private static Exchange? Failed(JsonElement row) =>
        row.Has("error"u8) && row.Inner("request"u8) is { ValueKind: JsonValueKind.Object } asked ? new Exchange(asked, default, row) : null;

    /// <summary>A body alone: of a request, when it holds what only a request does.</summary>
    private static Exchange Alone(JsonElement row) =>
        row.Has("messages"u8) && !row.Has("choices"u8) ? new Exchange(row, default, default) : new Exchange(default, row, default);
}
