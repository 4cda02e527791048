using System.Buffers;
using System.Text;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;

namespace Suffice.Tests.Chat.Streaming;

/// <summary>Streams as text, for tests that compare what goes in with what comes out.</summary>
internal static class StreamText
{
    /// <summary>The events of a stream that arrives in pieces cut at the given places.</summary>
    public static List<ChatEvent> Read(ChatProtocol protocol, string text, params int[] cuts)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        ChatStreamSteps steps = new(ChatWires.For(protocol).NewStreamReader());
        List<ChatEvent> events = [];
        int at = 0;
        foreach (int cut in cuts.Order().Append(bytes.Length))
        {
            events.AddRange(steps.Take(bytes.AsSpan(at, cut - at), isEnd: false));
            at = cut;
        }

        if (!steps.IsOver)
        {
            events.AddRange(steps.Take([], isEnd: true));
        }

        return events;
    }

    public static ChatAnswer Collect(IEnumerable<ChatEvent> events, ChatProtocol? protocol)
    {
        AnswerCollector collector = new(protocol);
        foreach (ChatEvent step in events)
        {
            collector.Add(step);
        }

        collector.IsComplete.ShouldBeTrue();
        return collector.Build();
    }

    public static string Write(
        ChatProtocol protocol,
        IEnumerable<ChatEvent> events,
        ChatProtocol? source,
        bool streamUsage = true,
        params KeyValuePair<string, string>[] notes)
    {
        ChatRequest asked = new() { Protocol = protocol, Model = "auto", Messages = [], StreamUsage = streamUsage };
        return Write(events, ChatWires.For(protocol).NewStreamWriter(asked, source, WireText.Labels), notes);
    }

    public static string Write(IEnumerable<ChatEvent> events, IChatStreamWriter writer, params KeyValuePair<string, string>[] notes)
    {
        ArrayBufferWriter<byte> output = new();
        foreach (ChatEvent step in events)
        {
            writer.Notes = step is UsageReported or AnswerEnded ? notes : [];
            writer.Write(step, output);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>What an event says, in words that can be compared; bytes and JSON included.</summary>
    public static string Describe(this ChatEvent step) => step switch
    {
        AnswerStarted s => $"{s.Id} {s.Model} {s.CreatedAt} {s.Usage} {s.Extra.Describe()}",
        TextDelta t => $"text {t.Choice}/{t.Block} {t.Text} {t.Logprobs} {t.Extra.Describe()}",
        RefusalDelta r => $"refusal {r.Choice}/{r.Block} {r.Text}",
        ThinkingDelta t => $"thinking {t.Choice}/{t.Block} {t.Text} {t.Signature} {t.RedactedBytes} {t.EncryptedContent} {t.Field}",
        ToolCallStarted c => $"call {c.Choice}/{c.Block} {c.Id} {c.Name} {c.Extra.Describe()}",
        ToolArgumentsDelta a => $"arguments {a.Choice}/{a.Block} {a.Json}",
        OpaqueDelta o => $"opaque {o.Choice}/{o.Block} {o.Json} {o.IsToolCall}",
        FieldsReported f => $"fields {f.Choice} {f.Answer.Describe()} {f.OfChoice.Describe()} {f.OfMessage.Describe()}",
        UsageReported u => $"usage {u.Usage} {u.UsageJson} {u.ServiceTier} {u.IsAlone}",
        AnswerStopped s => $"stopped {s.Choice} {s.Reason} {s.Raw} {s.StopSequence}",
        StreamFailed f => $"failed {f.Kind} {f.Message}",
        BlockEnded b => $"ended {b.Choice}/{b.Block}",
        _ => step.GetType().Name,
    } + $" {step.Item?.Id} [{step.WireEvent}: {Encoding.UTF8.GetString(step.Wire.Span)}]";

    private static string Describe(this ExtraFields fields) =>
        fields.IsEmpty ? string.Empty : string.Join(',', fields.Items.Select(field => $"{field.Key}={field.Value}"));
}
