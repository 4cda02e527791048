using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Gateways;

/// <summary>Portkey's export of logs. Its cost was seen in cents under the name of dollars: the audit compares it with what the tokens cost.</summary>
internal sealed class PortkeyFormat : ILogFormat
{
    public string Name => "portkey";

    public string Title => "Portkey logs";

    public int Fit(JsonElement row) => row.Has("ai_model"u8) && (row.Has("ai_org"u8) || row.Has("req_units"u8) || row.Has("is_success"u8)) ? 97 : 0;

    public void Read(JsonElement row, RowReadings found)
    {
        if (row.Text("request_url"u8)?.Contains("/embeddings", StringComparison.Ordinal) == true)
        {
            found.NotACall("call for embeddings");
        }
        else if (row.Text("ai_model"u8) is null && !row.Inner("request"u8).HasParts() && !row.Inner("response"u8).HasParts())
        {
            found.Malformed("no ai_model, no request and no response; at least one is expected");
        }
        else
        {
            found.Add(Call(row));
        }
    }

    private static LoggedCall Call(JsonElement row)
    {
        JsonElement asked = Body(row.Inner("request"u8));
        JsonElement metadata = row.Inner("metadata"u8);
        LoggedAnswer answer = AnswerBodies.Read(Body(row.Inner("response"u8)));
        string? model = ModelIds.Plain(answer.Model ?? row.Text("ai_model"u8));
        SplitUsage usage = UsageOf(row, answer);
        return answer.Into(new LoggedCall
        {
            At = row.Time("created_at"u8),
            Model = model,
            Provider = row.Text("ai_org"u8),
            Hint = TaskHints.FromName(row.Text("prompt_slug"u8), "prompt_slug", model) ?? TaskHints.FromFields(metadata, "metadata"),
            Request = LoggedRequest.Read(asked, model),
            Usage = usage.Usage,
            UsageDoubt = usage.Doubt,
            LoggedUsd = row.Is("cost_currency"u8, "USD"u8) && row.Number("cost"u8) is > 0 and var cost ? cost : null,
            Latency = row.Milliseconds("response_time"u8),
            Outcome = row.Flag("is_success"u8) == false || row.Count("response_status_code"u8) >= 400 ? CallOutcome.Failed : CallOutcome.Answered,
            ServedFromCache = row.Text("cache_status"u8) is "HIT" or "SEMANTIC HIT",
            User = metadata.Text("_user"u8) ?? asked.Text("user"u8),
        });
    }

    /// <summary>Some exports keep the headers too, with the body inside.</summary>
    private static JsonElement Body(JsonElement message) => message.Inner("body"u8) is { ValueKind: JsonValueKind.Object } body ? body : message;

    private static SplitUsage UsageOf(JsonElement row, LoggedAnswer answer)
    {
        if (answer.Usage.IsTold)
        {
            return answer.Usage;
        }

        if (row.IsNoCount("req_units"u8) || row.IsNoCount("res_units"u8))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        SplitUsage units = new CountedTokens { Prompt = row.Count("req_units"u8), Answer = row.Count("res_units"u8), Total = row.Count("total_units"u8) }.Split();
        return units.Usage.Total > 0 ? units with { Doubt = units.Doubt ?? UsageDoubts.NoCacheSplit } : default;
    }
}
