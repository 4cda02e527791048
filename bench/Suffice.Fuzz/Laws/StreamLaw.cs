using System.Buffers;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;

namespace Suffice.Fuzz.Laws;

/// <summary>Reads, writes and collects streams, and what must hold of each.</summary>
internal static class StreamLaw
{
    private static readonly AnswerLabels Labels = new("suf-1", "auto", DateTimeOffset.UnixEpoch);
    private static readonly KeyValuePair<string, string>[] Notes = [new("cost", "0.1"), new("path", "a>\"b\"")];

    /// <summary>The events of a stream that comes in pieces; one of them, the last, ends it.</summary>
    public static IReadOnlyList<ChatEvent> Read(IChatWire wire, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        ChatStreamSteps steps = new(wire.NewStreamReader());
        List<ChatEvent> events = [];
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            if (!steps.IsOver)
            {
                events.AddRange(steps.Take(piece.Span, isEnd: false));
            }
        }

        if (!steps.IsOver)
        {
            events.AddRange(steps.Take([], isEnd: true));
        }

        Law.Holds(
            events.Count > 0 && events[^1] is AnswerEnded or StreamFailed && events.Count(step => step is AnswerEnded or StreamFailed) == 1,
            "a stream ends once, and nothing follows", EventText.Of(events));
        return events;
    }

    /// <summary>The answer of some events.</summary>
    public static ChatAnswer Collect(IEnumerable<ChatEvent> events, ChatProtocol? protocol)
    {
        AnswerCollector collector = new(protocol);
        foreach (ChatEvent step in events)
        {
            collector.Add(step);
        }

        return collector.Build();
    }

    /// <summary>Writes events as a stream with notes; every event's data is JSON, or the mark of the end.</summary>
    public static ReadOnlyMemory<byte> Write(IChatWire wire, IEnumerable<ChatEvent> events, ChatProtocol? source, bool once = true)
    {
        ChatRequest asked = new() { Protocol = wire.Protocol, Model = "auto", Messages = [], StreamUsage = true };
        IChatStreamWriter writer = wire.NewStreamWriter(asked, source, Labels);
        ArrayBufferWriter<byte> output = new();
        foreach (ChatEvent step in events)
        {
            writer.Notes = step is UsageReported or AnswerEnded ? Notes : [];
            writer.Write(step, output);
        }

        foreach (ReadOnlyMemory<byte> item in Payloads(output.WrittenMemory))
        {
            JsonLaw.Valid(item, "an event written", once);
        }

        return output.WrittenMemory;
    }

    /// <summary>True when no event of a stream has a name twice in one object.</summary>
    public static bool HasNamesOnce(ReadOnlyMemory<byte> stream) => Payloads(stream).All(JsonLaw.HasNamesOnce);

    private static IEnumerable<ReadOnlyMemory<byte>> Payloads(ReadOnlyMemory<byte> stream)
    {
        SseDecoder decoder = new();
        List<SseEvent> items = [];
        decoder.Feed(stream.Span, items);
        decoder.End(items);
        return items.Where(item => !item.IsComment && !item.Payload.Span.Trim((byte)' ').SequenceEqual("[DONE]"u8)).Select(item => item.Payload);
    }

    /// <summary>The events as if they had been made here: without the bytes they came in.</summary>
    public static IEnumerable<ChatEvent> WithoutBytes(IEnumerable<ChatEvent> events) => events.Select(step => step with { Wire = default, WireEvent = null });

    /// <summary>What the collector makes of a text is the deltas joined, block by block.</summary>
    public static void CollectsText(IReadOnlyList<ChatEvent> events, ChatAnswer collected)
    {
        if (events.Where(IsSaid).GroupBy(step => (step.Choice, BlockOf(step))).Any(block => block.DistinctBy(step => step.GetType()).Count() > 1))
        {
            // Text in a part that said it was a refusal: which of the two it is, nobody knows.
            return;
        }

        IEnumerable<TextDelta> first = events.OfType<TextDelta>().GroupBy(delta => delta.Choice).OrderBy(choice => choice.Key).FirstOrDefault() ?? Enumerable.Empty<TextDelta>();
        IEnumerable<int> choices = events.Where(HasChoice).Select(step => step.Choice);
        bool isFirst = !first.Any() || first.First().Choice == choices.Min();
        string joined = isFirst ? string.Concat(first.GroupBy(delta => delta.Block).OrderBy(block => block.Key).SelectMany(block => block).Select(delta => delta.Text)) : string.Empty;
        Law.Same(collected.Text, joined, "the text collected is the deltas joined");
    }

    /// <summary>True when the first choice is number 0, the only one that every protocol has.</summary>
    public static bool IsOfFirst(IEnumerable<ChatEvent> events) => events.Where(HasChoice).All(step => step.Choice > 0) is false || !events.Any(HasChoice);

    /// <summary>True when no choice goes on after it stopped, no block after it ended, and no text after another block began: writers have one text open at a time.</summary>
    public static bool IsInOrder(IReadOnlyList<ChatEvent> events) =>
        !events.Index().Any(late => IsOfBlock(late.Item) && events.Take(late.Index).Any(step => step is BlockEnded ended && ended.Choice == late.Item.Choice && ended.Block == BlockOf(late.Item))) &&
        events.Where(step => IsSaid(step) || step is OpaqueDelta { IsToolCall: false }).GroupBy(step => step.Choice).All(choice => choice.Zip(choice.Skip(1)).All(pair => BlockOf(pair.First) <= BlockOf(pair.Second))) &&
        !events.Index().Any(late => HasChoice(late.Item) && late.Item is not (BlockEnded or FieldsReported)
            && events.Take(late.Index).Any(step => step is AnswerStopped && step.Choice == late.Item.Choice));

    private static bool IsSaid(ChatEvent step) => step is TextDelta or RefusalDelta or ThinkingDelta;

    private static bool IsOfBlock(ChatEvent step) => IsSaid(step) || step is OpaqueDelta or ToolCallStarted or ToolArgumentsDelta;

    private static int BlockOf(ChatEvent step) => step switch
    {
        TextDelta text => text.Block,
        RefusalDelta refusal => refusal.Block,
        ThinkingDelta thinking => thinking.Block,
        OpaqueDelta opaque => opaque.Block,
        ToolCallStarted call => call.Block,
        ToolArgumentsDelta arguments => arguments.Block,
        _ => 0,
    };

    private static bool HasChoice(ChatEvent step) => step is TextDelta or RefusalDelta or ThinkingDelta or ToolCallStarted or ToolArgumentsDelta
        or OpaqueDelta or FieldsReported or AnswerStopped or BlockEnded;
}
