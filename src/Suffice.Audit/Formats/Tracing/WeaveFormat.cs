using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Tracing;

/// <summary>Calls of W&amp;B Weave, of which those that ask a model are calls: the others sum theirs up.</summary>
internal sealed class WeaveFormat : ILogFormat
{
    public string Name => "weave";

    public string Title => "W&B Weave calls";

    public int Fit(JsonElement row) => row.Has("op_name"u8) && (row.Has("started_at"u8) || row.Has("inputs"u8)) ? 95 : 0;

    public void Read(JsonElement row, RowReadings found)
    {
        JsonElement inputs = row.Inner("inputs"u8);
        if (row.Text("op_name"u8) is not { } op)
        {
            found.Malformed("op_name is missing; the name of an op is expected");
        }
        else if (op.Contains("embeddings", StringComparison.Ordinal))
        {
            found.NotACall("call for embeddings");
        }
        else if (inputs.Has("model"u8) && (inputs.Has("messages"u8) || inputs.Has("input"u8) || inputs.Has("contents"u8) || inputs.Has("prompt"u8)))
        {
            found.Add(Call(row, inputs, op));
        }
        else
        {
            found.NotACall("op that asks no model itself");
        }
    }

    private static LoggedCall Call(JsonElement row, JsonElement inputs, string op)
    {
        LoggedAnswer answer = AnswerBodies.Read(row.Inner("output"u8));
        JsonElement summary = row.Inner("summary"u8);
        (SplitUsage counted, string? counting) = Summed(summary.Get("usage"u8));
        JsonElement weave = summary.Get("weave"u8);
        string? model = ModelIds.Plain(answer.Model ?? counting ?? inputs.Text("model"u8));
        SplitUsage usage = answer.Usage.Or(counted);
        return answer.Into(new LoggedCall
        {
            SpanId = row.Text("id"u8),
            ParentSpanId = row.Text("parent_id"u8),
            At = row.Time("started_at"u8),
            Model = model,
            Hint = TaskHints.FromFields(row.Inner("attributes"u8), "attributes") ?? TaskHints.FromName(row.Text("display_name"u8), "display_name", model)
                ?? TaskHints.FromName(OwnName(op), "op_name", model, isWeak: true),
            Request = LoggedRequest.Read(inputs, model),
            Usage = usage.Usage,
            UsageDoubt = usage.Doubt,
            LoggedUsd = CostOf(weave.Get("costs"u8)),
            Latency = weave.Milliseconds("latency_ms"u8) ?? LoggedTime.Between(row.Time("started_at"u8), row.Time("ended_at"u8)),
            Outcome = row.Text("exception"u8) is not null || weave.Is("status"u8, "error"u8) ? CallOutcome.Failed : CallOutcome.Answered,
            User = inputs.Text("user"u8) ?? row.Text("wb_user_id"u8),
        });
    }

    /// <summary>The usage by model: of one, for a call that is one.</summary>
    private static (SplitUsage Usage, string? Model) Summed(JsonElement byModel)
    {
        if (!byModel.HasParts() || !byModel.IsObject())
        {
            return default;
        }

        JsonProperty first = byModel.EnumerateObject().First();
        JsonElement counts = first.Value;
        SplitUsage usage = counts.Has("cache_read_input_tokens"u8) && counts.Has("input_tokens"u8) ? BodyUsage.Anthropic(counts) : BodyUsage.OpenAI(counts);
        return (byModel.GetPropertyCount() > 1 ? usage with { Doubt = UsageDoubts.SeveralModels }
            : counts.Count("requests"u8) > 1 ? usage with { Doubt = UsageDoubts.SeveralCalls }
            : usage, first.Name);
    }

    private static decimal? CostOf(JsonElement byModel)
    {
        if (!byModel.IsObject())
        {
            return null;
        }

        decimal sum = 0;
        foreach (JsonProperty model in byModel.EnumerateObject())
        {
            sum += Math.Clamp(model.Value.Number("prompt_tokens_total_cost"u8)
                ?? 0, 0, 1_000_000) + Math.Clamp(model.Value.Number("completion_tokens_total_cost"u8) ?? 0, 0, 1_000_000);
        }

        return sum > 0 ? sum : null;
    }

    /// <summary>The op inside <c>weave:///entity/project/op/NAME:version</c>.</summary>
    private static string OwnName(string op)
    {
        int start = op.LastIndexOf('/') + 1;
        int end = op.LastIndexOf(':');
        return end > start ? op[start..end] : op[start..];
    }
}
