using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Answers;

/// <summary>Reads answers in Bedrock's own forms: Converse (and Nova, which has the same), Llama's and Titan's, whole or as lists of pieces.</summary>
internal static class BedrockAnswer
{
    public static bool Fits(JsonElement body) =>
        body.Get("output"u8).Get("message"u8).IsObject() || body.Has("generation"u8) || body.Get("results"u8).IsArray() || body.Has("outputText"u8);

    /// <summary>True for a piece of a stream.</summary>
    public static bool FitsPiece(JsonElement piece) => Fits(piece)
        || piece.Has("messageStart"u8) || piece.Has("contentBlockStart"u8) || piece.Has("contentBlockDelta"u8) || piece.Has("messageStop"u8);

    public static LoggedAnswer Read(JsonElement body)
    {
        JsonElement message = body.Get("output"u8).Get("message"u8);
        JsonElement result = body.Get("results"u8) is { ValueKind: JsonValueKind.Array } results && results.GetArrayLength() > 0 ? results[0] : body;
        JsonElement text = result.Either("outputText"u8, "generation"u8);
        return new LoggedAnswer
        {
            Parts = message.IsObject() ? LoggedParts.Read(message.Get("content"u8)) : LoggedParts.Read(text),
            Outcome = StopWords.OutcomeOf(body.Text("stopReason"u8) ?? body.Text("stop_reason"u8) ?? result.Text("completionReason"u8)),
            Usage = UsageOf(body, result),
            Latency = body.Get("metrics"u8).Milliseconds("latencyMs"u8),
        };
    }

    public static LoggedAnswer ReadPieces(JsonElement pieces)
    {
        StreamedParts said = new();
        LoggedAnswer answer = LoggedAnswer.None;
        foreach (JsonElement piece in pieces.EnumerateArray())
        {
            said.Say(piece.Either("generation"u8, "outputText"u8).AsText());
            AddPiece(piece, said);
            JsonElement end = piece.Get("metadata"u8) is { ValueKind: JsonValueKind.Object } metadata ? metadata : piece;
            CallOutcome outcome = StopWords.OutcomeOf(
                piece.Get("messageStop"u8).Text("stopReason"u8) ?? piece.Text("stop_reason"u8) ?? piece.Text("completionReason"u8));
            answer = BedrockMetrics.Into(answer, piece) with
            {
                Outcome = outcome == CallOutcome.Answered ? answer.Outcome : outcome,
                Usage = UsageOf(end, end).Or(answer.Usage),
            };
            answer = end.Get("metrics"u8).Milliseconds("latencyMs"u8) is { } latency ? answer with { Latency = latency } : answer;
        }

        return answer with { Parts = said.ToParts() };
    }

    private static void AddPiece(JsonElement piece, StreamedParts said)
    {
        JsonElement block = piece.Either("contentBlockDelta"u8, "contentBlockStart"u8);
        JsonElement inside = block.Either("delta"u8, "start"u8);
        said.Say(inside.Get("text"u8).AsText());
        said.Think(inside.Get("reasoningContent"u8).Text("text"u8));
        if (inside.Get("toolUse"u8) is { ValueKind: JsonValueKind.Object } call)
        {
            said.Ask((int)Math.Min(block.Count("contentBlockIndex"u8) ?? 0, 1000), call.Text("toolUseId"u8), call.Text("name"u8), call.Text("input"u8));
        }
    }

    private static SplitUsage UsageOf(JsonElement body, JsonElement result)
    {
        JsonElement usage = body.Get("usage"u8);
        return usage.IsObject() ? BedrockUsage.Read(usage) : new CountedTokens
        {
            Prompt = body.Count("prompt_token_count"u8) ?? body.Count("inputTextTokenCount"u8),
            Answer = body.Count("generation_token_count"u8) ?? body.Count("totalOutputTextTokenCount"u8) ?? result.Count("tokenCount"u8),
        }.Split();
    }
}
