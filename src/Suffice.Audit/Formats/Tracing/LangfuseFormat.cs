using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Tracing;

/// <summary>Langfuse's observations: the export of its page and API in camel case, the export to a bucket in snake case, as JSON or CSV.</summary>
internal sealed class LangfuseFormat : ILogFormat
{
    private static readonly TracedKinds Kinds =
        new("type", "GENERATION, SPAN", "observation", "generation", "span", "event", "agent", "tool", "chain", "retriever", "evaluator", "guardrail", "embedding");

    public string Name => "langfuse";

    public string Title => "Langfuse observations (export, API, bucket)";

    public int Fit(JsonElement row) =>
        row.Has("type"u8) && ((row.Has("traceId"u8) && (row.Has("usageDetails"u8) || row.Has("parentObservationId"u8)
            || row.Has("providedModelName"u8) || row.Has("promptName"u8) || row.Has("traceName"u8)))
            || (row.Has("trace_id"u8) && (row.Has("usage_details"u8) || row.Has("parent_observation_id"u8) || row.Has("provided_model_name"u8)))) ? 95 : 0;

    public void Read(JsonElement row, RowReadings found) => Kinds.Read(row.Text("type"u8), row, Call, found);

    private static LoggedCall Call(JsonElement row)
    {
        DateTimeOffset? start = LoggedTime.Of(row.Either("startTime"u8, "start_time"u8));
        string? model = ModelIds.Plain(row.Text("providedModelName"u8) ?? row.Text("provided_model_name"u8) ?? row.Text("model"u8));
        JsonElement parameters = InnerJson.Of(row.Either("modelParameters"u8, "model_parameters"u8));
        LoggedAnswer answer = AnswerBodies.Read(row.Get("output"u8));
        SplitUsage usage = UsageOf(row);
        return answer.Into(new LoggedCall
        {
            SpanId = row.Text("id"u8),
            ParentSpanId = row.Text("parentObservationId"u8) ?? row.Text("parent_observation_id"u8),
            At = start,
            Model = model,
            Hint = HintOf(row, model),
            Request = LoggedRequest.Read(row.Get("input"u8), model).With(parameters),
            Usage = usage.Usage,
            UsageDoubt = usage.Doubt,
            ServiceTier = parameters.Text("service_tier"u8) is "flex" or "priority" ? parameters.Text("service_tier"u8) : null,
            LoggedUsd = CostOf(row),
            Latency = LoggedTime.Between(start, LoggedTime.Of(row.Either("endTime"u8, "end_time"u8))) ?? row.Seconds("latency"u8),
            FirstToken = LoggedTime.Between(start, LoggedTime.Of(row.Either("completionStartTime"u8, "completion_start_time"u8)))
                ?? row.Seconds("timeToFirstToken"u8) ?? row.Seconds("time_to_first_token"u8),
            Outcome = row.Is("level"u8, "ERROR"u8) ? CallOutcome.Failed : CallOutcome.Answered,
            User = row.Text("userId"u8) ?? row.Text("user_id"u8),
        });
    }

    private static SplitUsage UsageOf(JsonElement row)
    {
        JsonElement details = InnerJson.Of(row.Either("usageDetails"u8, "usage_details"u8));
        SplitUsage usage = LangfuseUsage.Read(details.HasParts() ? details : row.Inner("usage"u8));
        return usage.Or(new CountedTokens
        {
            Prompt = row.Count("promptTokens"u8) ?? row.Count("inputUsage"u8) ?? row.Count("inputTokens"u8) ?? row.Count("prompt_tokens"u8),
            Answer = row.Count("completionTokens"u8) ?? row.Count("outputUsage"u8) ?? row.Count("outputTokens"u8) ?? row.Count("completion_tokens"u8),
            Total = row.Count("totalTokens"u8) ?? row.Count("totalUsage"u8),
        }.Split() is { IsTold: true } plain && plain.Usage.Total > 0 ? plain with { Doubt = plain.Doubt ?? UsageDoubts.NoCacheSplit } : default);
    }

    private static decimal? CostOf(JsonElement row) =>
        (row.Number("totalCost"u8) ?? row.Number("total_cost"u8) ?? row.Number("calculatedTotalCost"u8)
            ?? InnerJson.Of(row.Either("costDetails"u8, "cost_details"u8)).Number("total"u8)) is > 0 and var cost ? cost : null;

    private static TaskHint? HintOf(JsonElement row, string? model) =>
        TaskHints.FromName(row.Text("name"u8), "name", model)
        ?? TaskHints.FromName(row.Text("promptName"u8) ?? row.Text("prompt_name"u8), "promptName", model)
        ?? TaskHints.FromFields(row.Inner("metadata"u8), "metadata")
        ?? TaskHints.FromTags(InnerJson.Of(row.Either("traceTags"u8, "tags"u8)), "traceTags")
        ?? TaskHints.FromName(row.Text("traceName"u8) ?? row.Text("trace_name"u8), "traceName", model, isWeak: true);
}
