using System.Buffers;
using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;

namespace Suffice.Gateway.Responses;

/// <summary>Writes a stream, and hands over the whole answer before its end is told, so that the next call finds it.</summary>
internal sealed class KeepingWriter(IChatStreamWriter inner, AnswerCollector collector, Action<ChatAnswer> keep) : IChatStreamWriter
{
    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Notes
    {
        get => inner.Notes;
        set => inner.Notes = value;
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Lost => inner.Lost;

    /// <inheritdoc/>
    public void Write(ChatEvent step, IBufferWriter<byte> output)
    {
        collector.Add(step);
        if (step is AnswerEnded)
        {
            keep(collector.Build());
        }

        inner.Write(step, output);
    }

    /// <inheritdoc/>
    public void WriteError(ChatError error, IBufferWriter<byte> output) => inner.WriteError(error, output);

    /// <inheritdoc/>
    public void WriteKeepAlive(IBufferWriter<byte> output) => inner.WriteKeepAlive(output);
}
