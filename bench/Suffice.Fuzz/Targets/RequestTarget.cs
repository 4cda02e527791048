using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Fingerprints;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;
using Suffice.Providers.Recordings;

namespace Suffice.Fuzz.Targets;

/// <summary>Calls of one protocol: read, written again in it, and in every other.</summary>
/// <param name="own">The protocol.</param>
/// <param name="others">The others.</param>
internal sealed class RequestTarget(IChatWire own, IReadOnlyList<IChatWire> others) : IFuzzTarget
{
    private static readonly WireTarget Whole = new("model-x", Stream: false);
    private static readonly WireTarget Streamed = new("model \"y\"", Stream: true);

    /// <summary>What is set for the provider and not copied.</summary>
    private static readonly string[] Patched = ["model", "stream", "stream_options", "metadata"];

    public string Name => $"{own.Protocol.ToString().ToLowerInvariant()}-request";

    public int MostBytes => 8_192;

    public InputLimits Limits => new(4 << 20, 10_000);

    public IReadOnlyList<string> Words => WireWords.All;

    public string Try(ReadOnlyMemory<byte> input)
    {
        ChatRequest request;
        try
        {
            request = own.ReadRequest(input);
        }
        catch (ChatFormatException wrong)
        {
            return $"refused {Place.Coarse(wrong.Path)} {Place.Coarse(wrong.Wrong)}";
        }

        JsonElement body = JsonLaw.LastOfDuplicates(input);
        foreach (WireTarget target in (ReadOnlySpan<WireTarget>)[Whole, Streamed])
        {
            JsonLaw.Same(Write(own, request, target, out _), body, "a call that was not changed goes out as it came", Patched);
            Afresh(request, body, target);
            foreach (IChatWire other in others)
            {
                Across(request, other, target);
            }
        }

        Use(request);
        return $"{request.Messages.Length > 1} {request.Tools.Length > 0} {request.Format?.Kind} {request.ToolChoice is null} {request.Reasoning is null} {request.Extra.IsEmpty}"
            + string.Join(' ', request.Messages.SelectMany(message => message.Parts).Select(part => part.GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Written anew in its own protocol, a call loses nothing.</summary>
    private void Afresh(ChatRequest request, JsonElement body, WireTarget target)
    {
        ChatRequest afresh = request with { Messages = request.Messages };
        JsonElement written = Write(own, afresh, target, out ImmutableArray<string> lost);
        Law.Holds(lost.IsEmpty, "nothing is lost in a call's own protocol", string.Join(", ", lost));
        JsonLaw.Keeps(written, body, "a call written anew says the same", Patched);
    }

    /// <summary>In another protocol a call is one of that protocol, and stays the same when written there again.</summary>
    private static void Across(ChatRequest request, IChatWire other, WireTarget target)
    {
        ReadOnlyMemory<byte> bytes = Written(other, request, target, out _);
        if (IsEmptyThere(JsonLaw.Valid(bytes, "a call written")))
        {
            return;
        }

        ChatRequest read = other.ReadRequest(bytes);
        Law.Same(read.Model, target.ModelId, "the model is the one asked for");
        Write(other, read with { Messages = read.Messages }, target, out _);
    }

    /// <summary>A call of instructions alone has no message where instructions are none; its provider refuses it.</summary>
    private static bool IsEmptyThere(JsonElement there) =>
        (there.TryGetProperty("messages", out JsonElement messages) || there.TryGetProperty("input", out messages))
        && messages.ValueKind == JsonValueKind.Array && messages.GetArrayLength() == 0;

    /// <summary>What every call goes through on its way.</summary>
    private void Use(ChatRequest request)
    {
        _ = request.SystemText() + request.ConversationText();
        _ = CallFingerprint.Of(request);
        _ = CallKey.Of(request);
        ChatAnswer failed = new() { Protocol = null, Parts = [new TextPart("no")] };
        ChatRequest corrected = request.WithCorrection(failed, "is wrong");
        foreach (IChatWire wire in others.Append(own))
        {
            Write(wire, corrected, Whole, out _);
        }
    }

    private static JsonElement Write(IChatWire wire, ChatRequest request, WireTarget target, out ImmutableArray<string> lost) =>
        JsonLaw.Valid(Written(wire, request, target, out lost), "a call written");

    private static ReadOnlyMemory<byte> Written(IChatWire wire, ChatRequest request, WireTarget target, out ImmutableArray<string> lost)
    {
        ArrayBufferWriter<byte> output = new();
        lost = wire.WriteRequest(request, target, output);
        return output.WrittenMemory;
    }
}
