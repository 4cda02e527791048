using System.Globalization;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Tests.Providers.Recordings;

/// <summary>Everything of an answer that a recording keeps, as text that can be compared and read.</summary>
internal static class AnswerShape
{
    public static string Of(ChatAnswer answer) => string.Join('\n',
    [
        $"id {answer.Id ?? "-"}, model {answer.Model ?? "-"}, created {answer.CreatedAt?.ToString("O", CultureInfo.InvariantCulture)}",
        $"stop {answer.StopReason} {answer.StopReasonRaw ?? "-"} {answer.StopSequence ?? "-"}",
        $"usage {answer.Usage}",
        $"tier {answer.ServiceTier} region {answer.Region} cost {answer.ReportedCostUsd?.ToString(CultureInfo.InvariantCulture)}",
        $"logprobs {answer.Logprobs?.GetRawText()}",
        .. answer.Parts.Select(OfPart),
        .. answer.Alternatives.Select(other => $"or\n{Of(other)}"),
    ]);

    private static string OfPart(ContentPart part) => part switch
    {
        OpaquePart opaque => $"{opaque.Kind} {opaque.IsToolCall} {JsonSerializer.Serialize(opaque.Json)}",
        ThinkingPart thinking => $"thinking {thinking.Text} {thinking.Signature ?? "-"} {thinking.RedactedBytes ?? "-"} {thinking.EncryptedContent ?? "-"} {thinking.Field ?? "-"}",
        _ => part.ToString()!,
    };
}
