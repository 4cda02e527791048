using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Tracing;

/// <summary>LangSmith's runs, of which those of kind <c>llm</c> are calls: the others sum theirs up.</summary>
internal sealed class LangSmithFormat : ILogFormat
{
    private static readonly TracedKinds Kinds = new("run_type", "llm, chain, tool", "run", "llm", "chain", "tool", "retriever", "prompt", "parser", "embedding");

    public string Name => "langsmith";

    public string Title => "LangSmith runs";

    public int Fit(JsonElement row) =>
        row.Has("run_type"u8) && (row.Has("inputs"u8) || row.Has("trace_id"u8) || row.Has("dotted_order"u8) || row.Has("start_time"u8)) ? 95 : 0;

    public void Read(JsonElement row, RowReadings found) => Kinds.Read(row.Text("run_type"u8), row, Call, found);

    private static LoggedCall Call(JsonElement row)
    {
        JsonElement extra = row.Inner("extra"u8);
        JsonElement metadata = extra.Get("metadata"u8);
        JsonElement parameters = extra.Get("invocation_params"u8);
        JsonElement outputs = row.Inner("outputs"u8);
        LoggedAnswer answer = AnswerBodies.Read(outputs);
        DateTimeOffset? start = row.Time("start_time"u8);
        string? model = ModelIds.Plain(answer.Model ?? metadata.Text("ls_model_name"u8) ?? parameters.Text("model"u8) ?? parameters.Text("model_name"u8));
        SplitUsage usage = UsageOf(row, outputs).Or(answer.Usage);
        return answer.Into(new LoggedCall
        {
            SpanId = row.Text("id"u8),
            ParentSpanId = row.Text("parent_run_id"u8),
            At = start,
            Model = model,
            Provider = metadata.Text("ls_provider"u8),
            Hint = HintOf(row, metadata, model),
            Request = LoggedRequest.Read(row.Inner("inputs"u8), model).With(parameters),
            Usage = usage.Usage,
            UsageDoubt = usage.Doubt,
            LoggedUsd = row.Number("total_cost"u8) is > 0 and var cost ? cost : null,
            Latency = LoggedTime.Between(start, row.Time("end_time"u8)),
            FirstToken = LoggedTime.Between(start, row.Time("first_token_time"u8)),
            Outcome = row.Text("error"u8) is not null || row.Is("status"u8, "error"u8) ? CallOutcome.Failed : CallOutcome.Answered,
            User = metadata.Text("user_id"u8) ?? metadata.Text("user"u8),
        });
    }

    /// <summary>The run's own columns; its parts are told beside them, and what they are held in differs by the integration.</summary>
    private static SplitUsage UsageOf(JsonElement row, JsonElement outputs)
    {
        if (row.IsNoCount("prompt_tokens"u8) || row.IsNoCount("completion_tokens"u8))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        JsonElement input = row.Inner("prompt_token_details"u8);
        JsonElement output = row.Inner("completion_token_details"u8);
        SplitUsage columns = new CountedTokens
        {
            Prompt = row.Count("prompt_tokens"u8),
            Answer = row.Count("completion_tokens"u8),
            Total = row.Count("total_tokens"u8),
            CacheRead = input.Count("cache_read"u8) ?? 0,
            CacheWrite = Math.Max(input.Count("cache_creation"u8) ?? 0, input.Count("ephemeral_1h_input_tokens"u8) ?? 0),
            CacheWrite1h = input.Count("ephemeral_1h_input_tokens"u8) ?? 0,
            AudioInput = input.Count("audio"u8) ?? 0,
            Reasoning = output.Count("reasoning"u8) ?? 0,
            AudioOutput = output.Count("audio"u8) ?? 0,
        }.Split();
        bool isPlain = !input.HasParts() && !output.HasParts();
        SplitUsage told = LangChainAnswer.UsageOf(outputs.Get("usage_metadata"u8));
        return isPlain && told.IsTold ? told : columns.Usage.Total > 0 ? columns : default;
    }

    private static TaskHint? HintOf(JsonElement row, JsonElement metadata, string? model) =>
        TaskHints.FromTags(row.Inner("tags"u8), "tags")
        ?? TaskHints.FromFields(metadata, "extra.metadata")
        ?? TaskHints.FromName(metadata.Text("langgraph_node"u8), "extra.metadata.langgraph_node", model)
        ?? TaskHints.FromName(metadata.Text("lc_hub_repo"u8), "extra.metadata.lc_hub_repo", model)
        ?? TaskHints.FromName(row.Text("name"u8), "name", model);
}
