using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Anthropic;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Fuzz.Laws;

/// <summary>Events and answers as text that can be compared.</summary>
internal static class EventText
{
    /// <summary>Everything an event says, its bytes included.</summary>
    public static string Of(ChatEvent step) => step switch
    {
        AnswerStarted s => $"started {s.Id} {s.Model} {s.CreatedAt?.ToString("O", CultureInfo.InvariantCulture)} {s.ServiceTier} {s.Usage} {JsonLaw.Raw(s.UsageJson)} {Of(s.Extra)}",
        TextDelta t => $"text {t.Choice}/{t.Block} {t.Text} {JsonLaw.Raw(t.Logprobs)} {Of(t.Extra)}",
        RefusalDelta r => $"refusal {r.Choice}/{r.Block} {r.Text}",
        ThinkingDelta t => $"thinking {t.Choice}/{t.Block} {t.Text} {t.Signature} {t.RedactedBytes} {t.Field} {Of(t.Extra)}",
        ToolCallStarted c => $"call {c.Choice}/{c.Block} {c.Id} {c.Name} {Of(c.Extra)}",
        ToolArgumentsDelta a => $"arguments {a.Choice}/{a.Block} {a.Json}",
        OpaqueDelta o => $"opaque {o.Choice}/{o.Block} {JsonLaw.Raw(o.Json)} {o.IsToolCall}",
        FieldsReported f => $"fields {f.Choice} {Of(f.Answer)} {Of(f.OfChoice)} {Of(f.OfMessage)}",
        UsageReported u => $"usage {u.Usage} {JsonLaw.Raw(u.UsageJson)} {u.ServiceTier} {u.Region} {u.ReportedCostUsd} {u.IsAlone}",
        AnswerStopped s => $"stopped {s.Choice} {s.Reason} {s.Raw} {s.StopSequence}",
        StreamFailed f => $"failed {f.Kind} {f.Message}",
        BlockEnded b => $"ended {b.Choice}/{b.Block}",
        _ => step.GetType().Name,
    } + $" [{step.WireEvent}: {Encoding.UTF8.GetString(step.Wire.Span)}]";

    /// <summary>All events.</summary>
    public static string Of(IEnumerable<ChatEvent> steps) => string.Join('\n', steps.Select(Of));

    /// <summary>The kinds of events in order, repeats once: what a stream did, coarsely.</summary>
    public static string Kinds(IEnumerable<ChatEvent> steps)
    {
        StringBuilder kinds = new();
        string last = string.Empty;
        foreach (string kind in steps.Select(step => step is StreamFailed failed ? $"Failed({Word(failed.Kind)})" : step.GetType().Name))
        {
            if (kind != last && kinds.Length < 200)
            {
                kinds.Append(kind).Append(' ');
                last = kind;
            }
        }

        return kinds.ToString();
    }

    /// <summary>What an answer says that every protocol carries: texts, tool calls and counts.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="like">The answer it is compared with.</param>
    public static string Essence(ChatAnswer answer, ChatAnswer? like = null) =>
        Said(answer, like ?? answer)
        + string.Concat(answer.ToolCalls.Select(call => $"\n{call.Name} {ArgumentsOf(call)}").Order(StringComparer.Ordinal));

    /// <summary>A choice that says nothing is none where it is written anew: an empty text has no piece to be told in.</summary>
    private static bool Speaks(ChatAnswer choice) => choice.Parts.Any(part => part is not TextPart { Text.Length: 0 });

    /// <summary>The texts and refusals; where there are both, their letters, as one protocol tells pieces in order and another in two fields.</summary>
    private static string Said(ChatAnswer answer, ChatAnswer like)
    {
        string said = string.Concat(answer.Parts.Select(part => part switch
        {
            TextPart text => text.Text,
            RefusalPart refusal => refusal.Text,
            _ => string.Empty,
        }));
        return like.Parts.Any(part => part is TextPart { Text.Length: > 0 }) && like.Parts.Any(part => part is RefusalPart { Text.Length: > 0 }) ? string.Concat(said.Order()) : said;
    }

    /// <summary>What an answer says in its own protocol: every choice, its thinking and its usage too.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="counted">False where its counts were told twice, and differently.</param>
    public static string Whole(ChatAnswer answer, bool counted = true) =>
        string.Join('\n', answer.Alternatives.Where(Speaks).Prepend(answer).Select(choice =>
            $"{Essence(choice)}\n{string.Concat(choice.Parts.OfType<ThinkingPart>().Select(part => part.Text + part.Signature + part.RedactedBytes))}"))
        + $"\n{(!counted || answer.Usage.Basis == UsageBasis.None ? default(TokenUsage) with { Basis = UsageBasis.Reported } : answer.Usage)}";

    /// <summary>Arguments are an object in Anthropic's protocol: nothing is the empty one there, and what is no object is put into one.</summary>
    private static string ArgumentsOf(ToolCallPart call)
    {
        if (string.IsNullOrWhiteSpace(call.ArgumentsJson))
        {
            return "{}";
        }

        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output, JsonOutput.Options))
        {
            ToolInput.Write(call, json, new WireCrossing(ChatProtocol.OpenAI, ChatProtocol.Anthropic));
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Word(string kind) => kind is StreamFailed.Broken or StreamFailed.Incomplete or StreamFailed.Invalid ? kind : "provider";

    private static string Of(ExtraFields fields) =>
        fields.IsEmpty ? string.Empty : string.Join(',', fields.Items.Select(field => $"{field.Key}={JsonLaw.Raw(field.Value)}"));
}
