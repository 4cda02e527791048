using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.LiteLlm;

/// <summary>LiteLLM's <c>StandardLoggingPayload</c>, which its callbacks write to S3, GCS, Azure and webhooks.</summary>
internal sealed class LiteLlmPayloadFormat : ILogFormat
{
    public string Name => "litellm-payload";

    public string Title => "LiteLLM logging payloads (S3, GCS, Azure, webhooks)";

    public int Fit(JsonElement row) =>
        row.Has("call_type"u8) && !row.Has("spend"u8) && (row.Has("response_cost"u8) || row.Has("cost_breakdown"u8) || row.Has("hidden_params"u8)
            || row.Has("model_parameters"u8)) ? 95 : 0;

    public void Read(JsonElement row, RowReadings found) => LiteLlmRow.Read(row, "id"u8, "response_cost"u8, found);
}
