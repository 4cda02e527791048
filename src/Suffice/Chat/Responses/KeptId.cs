using Suffice.Chat.Json;

namespace Suffice.Chat.Responses;

/// <summary>Puts our id of a kept answer where a passing stream names the provider's.</summary>
/// <param name="labels">The id, and what the answer went on from.</param>
internal sealed class KeptId(AnswerLabels labels)
{
    private readonly byte[]? ours = Quoted(labels.KeptAs);
    private readonly byte[]? previous = labels.ContinuedFrom is { } id ? [.. Previous, .. Quoted(id)!] : null;
    private byte[]? theirs;

    private static ReadOnlySpan<byte> Previous => "\"previous_response_id\":"u8;

    private static ReadOnlySpan<byte> NoPrevious => "\"previous_response_id\":null"u8;

    /// <summary>The event's bytes with our id; they name the provider's only where they repeat the response.</summary>
    public ReadOnlySpan<byte> Apply(ChatEvent step, string? id)
    {
        ReadOnlySpan<byte> payload = step.Wire.Span;
        if (step is not (AnswerStarted or WireOnly or UsageReported or FieldsReported or AnswerStopped))
        {
            return payload;
        }

        if (ours is not null && (theirs ??= Quoted(id)) is { } wanted)
        {
            payload = Replaced(payload, wanted, ours);
        }

        if (ours is not null)
        {
            payload = Replaced(payload, "\"store\":false"u8, "\"store\":true"u8);
        }

        return previous is null ? payload : Replaced(payload, NoPrevious, previous);
    }

    private static ReadOnlySpan<byte> Replaced(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        // Inside a text every quote is escaped, so what begins with one can only be a name or a value.
        int at = payload.IndexOf(from);
        return at < 0 ? payload : (byte[])[.. payload[..at], .. to, .. payload[(at + from.Length)..]];
    }

    private static byte[]? Quoted(string? text) => text is null ? null : JsonOutput.Quoted(text);
}
