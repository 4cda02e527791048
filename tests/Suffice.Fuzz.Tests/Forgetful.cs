using System.Buffers;
using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Fuzz.Tests;

/// <summary>A wire whose streams lose every piece of text that is longer than one character.</summary>
internal sealed class Forgetful(IChatWire wire) : IChatWire
{
    public ChatProtocol Protocol => wire.Protocol;

    public string Endpoint => wire.Endpoint;

    public ChatRequest ReadRequest(ReadOnlyMemory<byte> body) => wire.ReadRequest(body);

    public ImmutableArray<string> WriteRequest(ChatRequest request, WireTarget target, IBufferWriter<byte> output) => wire.WriteRequest(request, target, output);

    public ChatAnswer ReadAnswer(ReadOnlyMemory<byte> body) => wire.ReadAnswer(body);

    public ImmutableArray<string> WriteAnswer(ChatAnswer answer, AnswerLabels labels, IBufferWriter<byte> output) => wire.WriteAnswer(answer, labels, output);

    public IChatStreamReader NewStreamReader() => wire.NewStreamReader();

    public IChatStreamWriter NewStreamWriter(ChatRequest asked, ChatProtocol? source, AnswerLabels labels) => new Writer(wire.NewStreamWriter(asked, source, labels));

    public void WriteError(ChatError error, IBufferWriter<byte> output) => wire.WriteError(error, output);

    private sealed class Writer(IChatStreamWriter inner) : IChatStreamWriter
    {
        public IReadOnlyList<KeyValuePair<string, string>> Notes
        {
            get => inner.Notes;
            set => inner.Notes = value;
        }

        public ImmutableArray<string> Lost => inner.Lost;

        public void Write(ChatEvent step, IBufferWriter<byte> output)
        {
            if (step is not TextDelta { Text.Length: > 1 })
            {
                inner.Write(step, output);
            }
        }

        public void WriteError(ChatError error, IBufferWriter<byte> output) => inner.WriteError(error, output);

        public void WriteKeepAlive(IBufferWriter<byte> output) => inner.WriteKeepAlive(output);
    }
}
