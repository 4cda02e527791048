namespace Suffice.Chat.Streaming;

/// <summary>One server-sent event.</summary>
/// <param name="Name">Its name; <see langword="null"/> when it has none.</param>
/// <param name="Payload">Its data, lines joined by line feeds; empty for a comment.</param>
internal readonly record struct SseEvent(string? Name, ReadOnlyMemory<byte> Payload)
{
    /// <summary>A line that says nothing but that the sender is alive.</summary>
    public static SseEvent Comment => default;

    /// <summary>True for a comment.</summary>
    public bool IsComment => Payload.IsEmpty;
}
