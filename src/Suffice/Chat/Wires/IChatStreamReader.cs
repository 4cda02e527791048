namespace Suffice.Chat.Wires;

/// <summary>Turns the server-sent events of one streamed answer into neutral events. Holds the state of that answer.</summary>
public interface IChatStreamReader
{
    /// <summary>Reads one server-sent event.</summary>
    /// <param name="eventName">Its name; <see langword="null"/> when it has none.</param>
    /// <param name="bytes">Its data; kept by the events, so it must not be reused.</param>
    /// <param name="into">Where the events made of it go, in order. Broken data adds <see cref="StreamFailed"/>, after which nothing is read.</param>
    void Read(string? eventName, ReadOnlyMemory<byte> bytes, ICollection<ChatEvent> into);

    /// <summary>Says that the connection is at its end.</summary>
    /// <param name="into">Receives <see cref="AnswerEnded"/> if only the end mark was missing, <see cref="StreamFailed"/> if the answer was cut off, and nothing if it was complete.</param>
    void End(ICollection<ChatEvent> into);
}
