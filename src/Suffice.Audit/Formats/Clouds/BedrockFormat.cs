using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Clouds;

/// <summary>Amazon Bedrock's log of invocations (S3, CloudWatch): Converse and InvokeModel, whole and streamed.</summary>
internal sealed class BedrockFormat : ILogFormat
{
    public string Name => "bedrock";

    public string Title => "Amazon Bedrock model invocation logs";

    public int Fit(JsonElement row)
    {
        JsonElement log = Open(row);
        return log.Is("schemaType"u8, "ModelInvocationLog"u8) || (log.Has("modelId"u8) && (log.Get("input"u8).Has("inputTokenCount"u8)
            || log.Get("input"u8).Has("inputBodyJson"u8))) ? 98 : 0;
    }

    public void Read(JsonElement row, RowReadings found)
    {
        JsonElement log = Open(row);
        if (log.Text("modelId"u8) is not { } id)
        {
            found.Malformed("modelId is missing; the id of a model is expected");
        }
        else if (id.Contains("embed", StringComparison.Ordinal))
        {
            found.NotACall("call for embeddings");
        }
        else if (id.Contains("stability.", StringComparison.Ordinal) || id.Contains("image-generator", StringComparison.Ordinal)
            || id.Contains("canvas", StringComparison.Ordinal))
        {
            found.NotACall("call for images");
        }
        else
        {
            found.Add(Call(log, id));
        }
    }

    private static LoggedCall Call(JsonElement log, string id)
    {
        JsonElement input = log.Get("input"u8);
        JsonElement output = log.Get("output"u8);
        JsonElement asked = input.Inner("inputBodyJson"u8);
        LoggedAnswer answer = AnswerBodies.Read(output.Inner("outputBodyJson"u8));
        SplitUsage usage = UsageOf(input, output, answer.Usage);
        LoggedCall call = answer.Into(new LoggedCall
        {
            At = log.Time("timestamp"u8),
            Model = ModelIds.Plain(id),
            Provider = "bedrock",
            Hint = TaskHints.FromFields(log.Inner("requestMetadata"u8), "requestMetadata")
                ?? TaskHints.FromFields(asked.Get("requestMetadata"u8), "requestMetadata"),
            Request = LoggedRequest.Read(asked, ModelIds.Plain(id)),
            Usage = usage.Usage,
            UsageDoubt = usage.Doubt,
            Outcome = log.Text("errorCode"u8) is not null ? CallOutcome.Failed : CallOutcome.Answered,
            User = log.Get("identity"u8).Text("arn"u8),
        });
        return call with { ResponseId = call.ResponseId ?? log.Text("requestId"u8) };
    }

    /// <summary>The body's own usage tells reasoning and the times of cache writes; the log's counts stand in for a body kept elsewhere.</summary>
    private static SplitUsage UsageOf(JsonElement input, JsonElement output, SplitUsage told)
    {
        if (told is { IsTold: true, Doubt: null } && told.Usage.Prompt > 0)
        {
            return told;
        }

        if (input.IsNoCount("inputTokenCount"u8) || output.IsNoCount("outputTokenCount"u8))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        return new CountedTokens
        {
            Prompt = input.Count("inputTokenCount"u8),
            Answer = output.Count("outputTokenCount"u8) ?? (input.Has("inputTokenCount"u8) ? 0 : null),
            CacheRead = input.Count("cacheReadInputTokenCount"u8) ?? 0,
            CacheWrite = input.Count("cacheWriteInputTokenCount"u8) ?? 0,
            HoldsCache = false,
        }.Split().Or(told);
    }

    /// <summary>CloudWatch keeps the record as the text of a message.</summary>
    private static JsonElement Open(JsonElement row) => row.Has("schemaType"u8) ? row
        : row.Inner("message"u8) is { ValueKind: JsonValueKind.Object } record ? record : row;
}
