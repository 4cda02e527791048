using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;
using Suffice.Spending;

namespace Suffice.Audit.Formats.Answers;

/// <summary>Reads an answer of Anthropic's Messages, whole or as the list of its events.</summary>
internal static class AnthropicAnswer
{
    public static bool Fits(JsonElement body) =>
        body.Is("type"u8, "message"u8) || (body.Get("content"u8).IsArray() && (body.Has("stop_reason"u8) || body.Get("usage"u8).Has("input_tokens"u8)));

    /// <summary>True for an event of a stream.</summary>
    public static bool FitsEvent(JsonElement part) =>
        part.Text("type"u8) is "message_start" or "content_block_start" or "content_block_delta" or "content_block_stop" or "message_delta"
            or "message_stop" or "ping";

    public static LoggedAnswer Read(JsonElement body)
    {
        JsonElement usage = body.Get("usage"u8);
        return new LoggedAnswer
        {
            Id = body.Text("id"u8),
            Model = body.Text("model"u8),
            Parts = LoggedParts.Read(body.Get("content"u8)),
            Outcome = StopWords.OutcomeOf(body.Text("stop_reason"u8)),
            Usage = BodyUsage.Anthropic(usage),
            ServiceTier = AnthropicUsage.ServiceTierOf(usage),
            Region = AnthropicUsage.RegionOf(usage),
            BilledToolUses = ToolUsesOf(usage),
        };
    }

    public static LoggedAnswer ReadEvents(JsonElement events)
    {
        StreamedParts said = new();
        LoggedAnswer answer = LoggedAnswer.None;
        foreach (JsonElement part in events.EnumerateArray())
        {
            switch (part.Text("type"u8))
            {
                case "message_start":
                    answer = Read(part.Get("message"u8));
                    break;
                case "content_block_start" or "content_block_delta":
                    AddPiece(part, said);
                    break;
                case "message_delta":
                    answer = Ended(answer, part);
                    break;
                case "error":
                    answer = answer with { Outcome = CallOutcome.Failed };
                    break;
            }

            answer = BedrockMetrics.Into(answer, part);
        }

        return answer with { Parts = said.ToParts() };
    }

    private static void AddPiece(JsonElement part, StreamedParts said)
    {
        int place = (int)Math.Min(part.Count("index"u8) ?? 0, 1000);
        JsonElement block = part.Either("content_block"u8, "delta"u8);
        switch (block.Text("type"u8))
        {
            case "tool_use":
                said.Ask(place, block.Text("id"u8), block.Text("name"u8), null);
                break;
            case "input_json_delta":
                said.Ask(place, null, null, block.Text("partial_json"u8));
                break;
            default:
                said.Say(block.Get("text"u8).AsText());
                said.Think(block.Get("thinking"u8).AsText());
                break;
        }
    }

    /// <summary>The last event repeats the counts as they are at the end; what it leaves out is as it was at the start.</summary>
    private static LoggedAnswer Ended(LoggedAnswer answer, JsonElement part)
    {
        SplitUsage last = BodyUsage.Anthropic(part.Get("usage"u8), isPart: true);
        TokenUsage start = answer.Usage.Usage;
        bool whole = last.Usage.Prompt > 0;
        CallOutcome outcome = StopWords.OutcomeOf(part.Get("delta"u8).Text("stop_reason"u8));
        return answer with
        {
            Outcome = outcome == CallOutcome.Answered ? answer.Outcome : outcome,
            Usage = !last.IsTold ? answer.Usage.Or(last)
                : whole ? last
                : new SplitUsage(
                    start with { Output = last.Usage.Output, Reasoning = last.Usage.Reasoning, Basis = last.Usage.Basis },
                    answer.Usage.Doubt ?? last.Doubt),
            BilledToolUses = Math.Max(answer.BilledToolUses, ToolUsesOf(part.Get("usage"u8))),
        };
    }

    private static int ToolUsesOf(JsonElement usage)
    {
        long uses = 0;
        if (usage.Get("server_tool_use"u8) is { ValueKind: JsonValueKind.Object } tools)
        {
            foreach (JsonProperty tool in tools.EnumerateObject())
            {
                uses += tool.Value.AsCount() ?? 0;
            }
        }

        return (int)Math.Min(uses, int.MaxValue);
    }
}
