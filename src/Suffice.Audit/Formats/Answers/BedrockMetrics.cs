using System.Text.Json;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Answers;

/// <summary>Reads the times that Bedrock adds to the last piece of a stream.</summary>
internal static class BedrockMetrics
{
    public static LoggedAnswer Into(LoggedAnswer answer, JsonElement part) =>
        part.Get("amazon-bedrock-invocationMetrics"u8) is { ValueKind: JsonValueKind.Object } metrics
            ? answer with { Latency = metrics.Milliseconds("invocationLatency"u8), FirstToken = metrics.Milliseconds("firstByteLatency"u8) }
            : answer;
}
