using System.Text.Json;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.OpenTelemetry;

/// <summary>One span: of an OTLP file, or alone in a row.</summary>
/// <param name="Json">The span as it came.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Service">The name of the service that made it.</param>
internal sealed record Span(JsonElement Json, SpanAttributes Attributes, string? Service)
{
    public string? Name => Json.Text("name"u8);

    public string? Id => IdOf(Json);

    public string? ParentId => Json.Text("parentSpanId"u8) ?? Json.Text("parent_span_id"u8) ?? Json.Text("parent_id"u8) ?? Json.Text("parentId"u8);

    public DateTimeOffset? Start =>
        LoggedTime.Of(Json.Either("startTimeUnixNano"u8, "start_time_unix_nano"u8)) ?? LoggedTime.Of(Json.Either("start_time"u8, "startTime"u8))
            ?? LoggedTime.Of(Json.Get("timestamp"u8));

    public DateTimeOffset? End =>
        LoggedTime.Of(Json.Either("endTimeUnixNano"u8, "end_time_unix_nano"u8)) ?? LoggedTime.Of(Json.Either("end_time"u8, "endTime"u8));

    /// <summary>True when the span says that it failed; OTLP writes the code as a number, others as a word.</summary>
    public bool HasFailed
    {
        get
        {
            JsonElement status = Json.Get("status"u8);
            string? code = status.Text("code"u8) ?? status.Text("status_code"u8) ?? status.AsText() ?? Json.Text("status_code"u8);
            return code is "2" or "STATUS_CODE_ERROR" or "ERROR" or "error" or "Error" || Attributes.Has("error.type");
        }
    }

    public static string? IdOf(JsonElement span) =>
        span.Text("spanId"u8) ?? span.Text("span_id"u8) ?? span.Get("context"u8).Text("span_id"u8) ?? span.Text("context.span_id"u8);
}
