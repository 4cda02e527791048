using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;

namespace Suffice.Fuzz.Targets;

/// <summary>Streams of one protocol: split anywhere, collected, passed on, and written anew in every protocol.</summary>
/// <param name="own">The protocol.</param>
/// <param name="others">The others.</param>
internal sealed class StreamTarget(IChatWire own, IReadOnlyList<IChatWire> others) : IFuzzTarget
{
    public string Name => $"{own.Protocol.ToString().ToLowerInvariant()}-stream";

    public int MostBytes => 8_192;

    public InputLimits Limits => new(4 << 20, 30_000);

    public IReadOnlyList<string> Words => WireWords.OfStreams;

    public string Try(ReadOnlyMemory<byte> input)
    {
        IReadOnlyList<ChatEvent> events = StreamLaw.Read(own, [input]);
        string said = EventText.Of(events);
        foreach (IReadOnlyList<ReadOnlyMemory<byte>> pieces in Splits.Of(input).Skip(1))
        {
            Law.Same(EventText.Of(StreamLaw.Read(own, pieces)), said, "any split gives the same events");
        }

        ChatAnswer answer = StreamLaw.Collect(events, own.Protocol);
        StreamLaw.CollectsText(events, answer);
        Law.Holds(answer.Usage.Total >= 0 && answer.Usage.Prompt >= 0, "counts are never negative", answer.Usage.ToString());
        PassedOn(events, answer, StreamLaw.HasNamesOnce(input));
        return EventText.Kinds(events);
    }

    private void PassedOn(IReadOnlyList<ChatEvent> events, ChatAnswer answer, bool once)
    {
        bool complete = events[^1] is AnswerEnded;
        bool isInOrder = StreamLaw.IsInOrder(events);
        Check(own, events, whole: true, "a stream passed on is the same answer");
        if (isInOrder)
        {
            Check(own, [.. StreamLaw.WithoutBytes(events)], whole: true, "a stream written anew is the same answer");
        }

        foreach (IChatWire other in isInOrder && StreamLaw.IsOfFirst(events) ? others : [])
        {
            Check(other, events, whole: false, "a stream in another protocol says the same");
        }

        void Check(IChatWire wire, IReadOnlyList<ChatEvent> steps, bool whole, string law)
        {
            ReadOnlyMemory<byte> written = StreamLaw.Write(wire, steps, own.Protocol, once);
            if (!complete)
            {
                return;
            }

            IReadOnlyList<ChatEvent> again = StreamLaw.Read(wire, [written]);
            Law.Holds(again[^1] is AnswerEnded, $"{law}: it ends", EventText.Of(again));
            ChatAnswer there = StreamLaw.Collect(again, wire.Protocol);
            bool counted = events.Count(step => step is UsageReported) <= 1;
            Law.Same(
                whole ? EventText.Whole(there, counted) : EventText.Essence(there, like: answer),
                whole ? EventText.Whole(answer, counted) : EventText.Essence(answer),
                law);
            Law.Holds(there.Usage.Total == answer.Usage.Total || !counted, $"{law}: its tokens", $"{there.Usage.Total}, not {answer.Usage.Total}");
        }
    }
}
