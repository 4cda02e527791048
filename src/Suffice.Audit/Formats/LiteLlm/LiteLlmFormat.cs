using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.LiteLlm;

/// <summary>Rows of LiteLLM's table <c>LiteLLM_SpendLogs</c>, as JSON or CSV.</summary>
internal sealed class LiteLlmFormat : ILogFormat
{
    public string Name => "litellm";

    public string Title => "LiteLLM spend logs";

    public int Fit(JsonElement row) =>
        row.Has("request_id"u8) && row.Has("spend"u8) && (row.Has("call_type"u8) || row.Has("request_tags"u8) || row.Has("startTime"u8)) ? 95 : 0;

    public void Read(JsonElement row, RowReadings found) => LiteLlmRow.Read(row, "request_id"u8, "spend"u8, found);
}
