using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Gateways;

/// <summary>Helicone's export of requests.</summary>
internal sealed class HeliconeFormat : ILogFormat
{
    private const string NotFromCache = "00000000-0000-0000-0000-000000000000";

    public string Name => "helicone";

    public string Title => "Helicone requests";

    public int Fit(JsonElement row) =>
        row.Has("request_created_at"u8) || (row.Has("request_id"u8) && (row.Has("request_path"u8) || row.Has("request_properties"u8)
            || row.Has("response_status"u8))) ? 96 : 0;

    public void Read(JsonElement row, RowReadings found)
    {
        string? path = row.Text("request_path"u8);
        if (path is not null && path.Contains("/embeddings", StringComparison.Ordinal))
        {
            found.NotACall("call for embeddings");
        }
        else if (row.Text("request_model"u8) is null && row.Text("response_model"u8) is null && row.Text("model_override"u8) is null
            && !row.Inner("request_body"u8).HasParts() && !row.Inner("response_body"u8).HasParts())
        {
            found.Malformed("no model and no body; request_model or request_body is expected");
        }
        else
        {
            found.Add(Call(row));
        }
    }

    private static LoggedCall Call(JsonElement row)
    {
        JsonElement asked = row.Inner("request_body"u8);
        LoggedAnswer answer = AnswerBodies.Read(row.Inner("response_body"u8));
        string? model = ModelIds.Plain(row.Text("response_model"u8) ?? answer.Model ?? row.Text("model_override"u8) ?? row.Text("request_model"u8)
            ?? asked.Text("model"u8));
        SplitUsage usage = UsageOf(row, answer);
        JsonElement properties = row.Inner("request_properties"u8);
        return answer.Into(new LoggedCall
        {
            At = row.Time("request_created_at"u8),
            Model = model,
            Provider = row.Text("provider"u8)?.ToLowerInvariant(),
            Hint = TaskHints.FromFields(properties, "request_properties") ?? TaskHints.FromFields(row.Inner("properties"u8), "properties")
                ?? TaskHints.FromName(row.Text("prompt_id"u8), "prompt_id", model),
            Request = LoggedRequest.Read(asked, model),
            Usage = usage.Usage,
            UsageDoubt = usage.Doubt,
            LoggedUsd = (row.Number("costUSD"u8) ?? row.Number("cost"u8)) is > 0 and var cost ? cost : null,
            Latency = row.Milliseconds("delay_ms"u8),
            FirstToken = row.Milliseconds("time_to_first_token"u8) is { Ticks: > 0 } first ? first : null,
            Outcome = row.Number("response_status"u8) is >= 400 or < 0 ? CallOutcome.Failed : CallOutcome.Answered,
            ServedFromCache = row.Text("cache_reference_id"u8) is { } cached && cached != NotFromCache,
            User = row.Text("request_user_id"u8) ?? asked.Text("user"u8),
        });
    }

    /// <summary>The body's own usage says most; the columns do not say whether the prompt holds what was cached.</summary>
    private static SplitUsage UsageOf(JsonElement row, LoggedAnswer answer)
    {
        if (answer.Usage.IsTold)
        {
            return answer.Usage;
        }

        if (row.IsNoCount("prompt_tokens"u8) || row.IsNoCount("completion_tokens"u8))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        SplitUsage columns = new CountedTokens
        {
            Prompt = row.Count("prompt_tokens"u8),
            Answer = row.Count("completion_tokens"u8),
            Total = row.Count("total_tokens"u8),
            CacheRead = row.Count("prompt_cache_read_tokens"u8) ?? 0,
            CacheWrite = row.Count("prompt_cache_write_tokens"u8) ?? 0,
            AudioInput = row.Count("prompt_audio_tokens"u8) ?? 0,
        }.Split();
        return columns.Usage.Total > 0 ? columns : default;
    }
}
