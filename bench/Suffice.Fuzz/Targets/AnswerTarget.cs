using System.Buffers;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;

namespace Suffice.Fuzz.Targets;

/// <summary>Whole answers of one protocol: read, written again in it and in every other, and told as a stream.</summary>
/// <param name="own">The protocol.</param>
/// <param name="others">The others.</param>
internal sealed class AnswerTarget(IChatWire own, IReadOnlyList<IChatWire> others) : IFuzzTarget
{
    /// <summary>The end of the year 9999.</summary>
    private const long LastSecond = 253_402_300_800;

    private static readonly AnswerLabels Labels = new("suf-1", "auto", DateTimeOffset.UnixEpoch);

    public string Name => $"{own.Protocol.ToString().ToLowerInvariant()}-answer";

    public int MostBytes => 8_192;

    public InputLimits Limits => new(4 << 20, 20_000);

    public IReadOnlyList<string> Words => WireWords.All;

    public string Try(ReadOnlyMemory<byte> input)
    {
        ChatAnswer answer;
        try
        {
            answer = own.ReadAnswer(input);
        }
        catch (ChatFormatException wrong)
        {
            return $"refused {Place.Coarse(wrong.Path)} {Place.Coarse(wrong.Wrong)}";
        }

        JsonElement body = JsonLaw.LastOfDuplicates(input);
        JsonLaw.Same(Write(own, answer), body, "an answer that was not changed goes out as it came");
        JsonElement anew = Write(own, answer with { Parts = answer.Parts });
        if (IsInOrder(body))
        {
            JsonLaw.Keeps(anew, body, "an answer written anew says the same", Untimely(body));
        }

        Law.Holds(answer.Usage.Total >= 0 && answer.Usage.Prompt >= 0, "counts are never negative", answer.Usage.ToString());
        Told(answer, input);
        foreach (IChatWire other in others)
        {
            ChatAnswer there = other.ReadAnswer(Written(other, answer));
            SameEssence(there, answer, "an answer in another protocol says the same");
        }

        return $"{answer.StopReason} {answer.Usage.Basis} {answer.Alternatives.Length > 0} {answer.Extra.IsEmpty} "
            + string.Join(' ', answer.Parts.Select(part => part.GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>A held answer goes out as a stream: its events, and its stream in every protocol, say what it says.</summary>
    private void Told(ChatAnswer answer, ReadOnlyMemory<byte> input)
    {
        List<ChatEvent> events = [.. AnswerEvents.Of(answer, 1 + (Splits.SeedOf(input.Span) % 7))];
        Law.Same(EventText.Whole(StreamLaw.Collect(events, own.Protocol)), EventText.Whole(answer), "an answer told as events is the same answer");
        ReadOnlyMemory<byte> stream = StreamLaw.Write(own, events, own.Protocol);
        Law.Same(
            EventText.Whole(StreamLaw.Collect(StreamLaw.Read(own, [stream]), own.Protocol)), EventText.Whole(answer),
            "an answer streamed in its own protocol is the same answer");
        foreach (IChatWire other in others)
        {
            ReadOnlyMemory<byte> there = StreamLaw.Write(other, events, own.Protocol);
            SameEssence(StreamLaw.Collect(StreamLaw.Read(other, [there]), other.Protocol), answer, "an answer streamed in another protocol says the same");
        }
    }

    /// <summary>Choices are numbered anew, and who speaks in an answer is always the assistant.</summary>
    private static bool IsInOrder(JsonElement body)
    {
        List<JsonElement> choices = ListOf(body, "choices");
        return choices.TrueForAll(choice => choice.ValueKind == JsonValueKind.Object)
            && choices.Index().All(choice => !choice.Item.TryGetProperty("index", out JsonElement number) || number.ToString() == $"{choice.Index}")
            && choices.Select(choice => choice.TryGetProperty("message", out JsonElement message) ? message : default).Concat(ListOf(body, "output")).Append(body)
                .All(said => said.ValueKind != JsonValueKind.Object || !said.TryGetProperty("role", out JsonElement role) || (role.ValueKind == JsonValueKind.String && role.ValueEquals("assistant")));
    }

    private static List<JsonElement> ListOf(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    /// <summary>A time that is none is told anew, as is why an answer is incomplete.</summary>
    private static string[] Untimely(JsonElement body) =>
        ["incomplete_details", .. ((string[])["created", "created_at"]).Where(name => body.TryGetProperty(name, out JsonElement time) && !(time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out long seconds) && seconds is >= 0 and < LastSecond))];

    private static void SameEssence(ChatAnswer there, ChatAnswer answer, string law)
    {
        Law.Same(EventText.Essence(there, like: answer), EventText.Essence(answer), law);
        Law.Same($"{there.Usage.Total}", $"{answer.Usage.Total}", $"{law}: its tokens");
    }

    private static JsonElement Write(IChatWire wire, ChatAnswer answer) => JsonLaw.Valid(Written(wire, answer), "an answer written");

    private static ReadOnlyMemory<byte> Written(IChatWire wire, ChatAnswer answer)
    {
        ArrayBufferWriter<byte> output = new();
        wire.WriteAnswer(answer, Labels, output);
        return output.WrittenMemory;
    }
}
