using System.Buffers;
using System.Collections.Immutable;

namespace Suffice.Chat.Wires;

/// <summary>Turns neutral events into the server-sent events of one streamed answer. Holds the state of that answer.</summary>
public interface IChatStreamWriter
{
    /// <summary>What Suffice has to say about the answer; set it before the last usage or <see cref="AnswerEnded"/> is written, with which it goes out.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Notes { get; set; }

    /// <summary>The names of what this protocol could not carry of the events so far; empty when nothing was lost.</summary>
    ImmutableArray<string> Lost => [];

    /// <summary>Writes what an event becomes; possibly nothing yet.</summary>
    /// <param name="step">The event.</param>
    /// <param name="output">Where the bytes go.</param>
    void Write(ChatEvent step, IBufferWriter<byte> output);

    /// <summary>Writes an error after the stream has begun; nothing may follow.</summary>
    /// <param name="error">The error.</param>
    /// <param name="output">Where the bytes go.</param>
    void WriteError(ChatError error, IBufferWriter<byte> output);

    /// <summary>Writes a sign of life that keeps proxies and clients from giving up an idle stream; goes anywhere between two events.</summary>
    /// <param name="output">Where the bytes go.</param>
    void WriteKeepAlive(IBufferWriter<byte> output);
}
