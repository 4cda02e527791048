using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.LiteLlm;

/// <summary>What LiteLLM's two logs have in common.</summary>
internal static class LiteLlmRow
{
    /// <summary>Reads a row, or notes why it is no call.</summary>
    /// <param name="row">The row.</param>
    /// <param name="id">The field with the call's id.</param>
    /// <param name="cost">The field with its cost.</param>
    /// <param name="found">Where it is noted.</param>
    public static void Read(JsonElement row, ReadOnlySpan<byte> id, ReadOnlySpan<byte> cost, RowReadings found)
    {
        string? kind = row.Text("call_type"u8);
        if (NotChat(kind) is { } other)
        {
            found.NotACall(other);
        }
        else if (row.Text("model"u8) is null && row.Text("model_group"u8) is null && kind is null)
        {
            found.Malformed("no call_type and no model; a row of LiteLLM names both");
        }
        else
        {
            found.Add(Call(row, row.Text(id), row.Number(cost)));
        }
    }

    private static LoggedCall Call(JsonElement row, string? id, decimal? cost)
    {
        JsonElement metadata = row.Inner("metadata"u8);
        LoggedAnswer answer = AnswerBodies.Read(row.Inner("response"u8));
        SplitUsage usage = UsageOf(row, metadata, answer.Usage);
        DateTimeOffset? start = row.Time("startTime"u8);
        DateTimeOffset? end = row.Time("endTime"u8);
        DateTimeOffset? first = row.Time("completionStartTime"u8);
        string? model = ModelIds.Plain(row.Text("model"u8) ?? row.Text("model_group"u8));
        bool cached = row.Flag("cache_hit"u8) == true;
        LoggedCall call = new()
        {
            ResponseId = id,
            At = start,
            Model = model,
            Provider = row.Text("custom_llm_provider"u8),
            Hint = HintOf(row, metadata, model),
            Request = RequestOf(row, model),
            Usage = usage.Usage,
            UsageDoubt = usage.Doubt,

            // A model whose price LiteLLM does not know is written down as free.
            LoggedUsd = cost > 0 || (cost == 0 && cached) ? cost : null,
            Latency = row.Milliseconds("request_duration_ms"u8) ?? LoggedTime.Between(start, end) ?? row.Seconds("response_time"u8),

            // Without a stream LiteLLM says that the first token came with the last.
            FirstToken = first < end ? LoggedTime.Between(start, first) : null,
            Outcome = row.Is("status"u8, "failure"u8) || row.Text("error_str"u8) is not null ? CallOutcome.Failed : CallOutcome.Answered,
            ServedFromCache = cached,
            User = row.Text("end_user"u8) ?? Known(metadata.Text("user_api_key_end_user_id"u8)) ?? Known(row.Text("user"u8)) ?? metadata.Text("user_api_key_alias"u8)
                ?? row.Text("api_key"u8) ?? metadata.Text("user_api_key_hash"u8),
        };
        return answer.Into(call);
    }

    private static string? Known(string? user) => user is "default_user_id" ? null : user;

    private static ChatRequest? RequestOf(JsonElement row, string? model)
    {
        JsonElement body = row.Inner("proxy_server_request"u8);
        body = body.Get("body"u8) is { ValueKind: JsonValueKind.Object } inner ? inner : body;
        JsonElement messages = row.Inner("messages"u8);
        return (LoggedRequest.Read(messages.HasParts() || messages.IsText() ? messages : body, model) ?? LoggedRequest.Read(body, model))
            .With(row.Inner("model_parameters"u8)).With(body);
    }

    private static SplitUsage UsageOf(JsonElement row, JsonElement metadata, SplitUsage answered)
    {
        if (row.IsNoCount("prompt_tokens"u8) || row.IsNoCount("completion_tokens"u8))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        long? prompt = row.Count("prompt_tokens"u8);
        long? completion = row.Count("completion_tokens"u8);
        JsonElement detailed = metadata.Either("usage_object"u8, "additional_usage_values"u8);
        if (detailed.HasParts())
        {
            return BodyUsage.Normalised(detailed, prompt, completion, row.Count("total_tokens"u8));
        }

        if (answered.IsTold && answered.Usage.Prompt == (prompt ?? answered.Usage.Prompt))
        {
            return answered;
        }

        // A call that failed is written down with zeros.
        SplitUsage plain = new CountedTokens { Prompt = prompt, Answer = completion, Total = row.Count("total_tokens"u8) }.Split();
        return plain.Usage.Total == 0 ? default : plain with { Doubt = plain.Doubt ?? UsageDoubts.NoCacheSplit };
    }

    private static TaskHint? HintOf(JsonElement row, JsonElement metadata, string? model) =>
        TaskHints.FromTags(row.Inner("request_tags"u8), "request_tags")
        ?? TaskHints.FromFields(metadata.Inner("spend_logs_metadata"u8), "spend_logs_metadata")
        ?? TaskHints.FromFields(metadata.Inner("requester_metadata"u8), "requester_metadata")
        ?? TaskHints.FromName(metadata.Get("prompt_management_metadata"u8).Text("prompt_id"u8), "prompt_management_metadata.prompt_id")
        ?? TaskHints.FromFields(metadata, "metadata")
        ?? (row.Text("model_group"u8) is { } group && ModelIds.Plain(group) != model ? TaskHints.FromName(group, "model_group", model, isWeak: true) : null);

    /// <summary>Calls that LiteLLM logs and that answer no conversation.</summary>
    private static string? NotChat(string? kind) => kind switch
    {
        null => null,
        _ when kind.Contains("embedding", StringComparison.Ordinal) => "call for embeddings",
        _ when kind.Contains("image", StringComparison.Ordinal) => "call for images",
        _ when kind.Contains("speech", StringComparison.Ordinal) || kind.Contains("transcription", StringComparison.Ordinal) => "call for speech",
        _ when kind.Contains("moderation", StringComparison.Ordinal) => "call for moderation",
        _ when kind.Contains("rerank", StringComparison.Ordinal) => "call for ranking",
        _ when kind.Contains("mcp", StringComparison.Ordinal) => "call of a tool",
        _ when kind.Contains("batch", StringComparison.Ordinal) || kind.Contains("file", StringComparison.Ordinal) => "call of the files or batches interface",
        _ => null,
    };
}
