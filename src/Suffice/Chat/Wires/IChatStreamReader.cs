using System.Text.Json;

namespace Suffice.Chat.Wires;

/// <summary>Turns the server-sent events of one streamed answer into neutral events. Holds the state of that answer.</summary>
public interface IChatStreamReader
{
    /// <summary>True when the model has stopped, so that a connection at its end lacks no more than the end mark.</summary>
    bool HasStopped { get; }

    /// <summary>Reads one server-sent event; none after one that told <see cref="AnswerEnded"/> or <see cref="StreamFailed"/>.</summary>
    /// <param name="eventName">Its name; <see langword="null"/> when it has none.</param>
    /// <param name="bytes">Its data; kept by the events, so it must not be reused.</param>
    /// <param name="into">Where the events made of it go, in order; of data that turn out to be broken, none of them counts.</param>
    /// <exception cref="ChatFormatException">The data are not what the protocol says.</exception>
    /// <exception cref="JsonException">The data are not JSON.</exception>
    /// <exception cref="InvalidOperationException">A text in the data is not Unicode.</exception>
    void Read(string? eventName, ReadOnlyMemory<byte> bytes, ICollection<ChatEvent> into);
}
