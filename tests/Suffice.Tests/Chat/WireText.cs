using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Tests.Chat;

/// <summary>Bodies as text, for tests that compare what goes in with what comes out.</summary>
internal static class WireText
{
    public static readonly AnswerLabels Labels = new("suf-1", "auto", DateTimeOffset.UnixEpoch);

    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static ChatRequest ReadRequest(ChatProtocol protocol, string body) =>
        ChatWires.For(protocol).ReadRequest(Bytes(body));

    public static ChatAnswer ReadAnswer(ChatProtocol protocol, string body) => ChatWires.For(protocol).ReadAnswer(Bytes(body));

    public static string WriteRequest(ChatProtocol protocol, ChatRequest request, WireTarget target) =>
        WriteRequest(protocol, request, target, out _);

    public static string WriteRequest(ChatProtocol protocol, ChatRequest request, WireTarget target, out ImmutableArray<string> lost)
    {
        ArrayBufferWriter<byte> output = new();
        lost = ChatWires.For(protocol).WriteRequest(request, target, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static string WriteAnswer(ChatProtocol protocol, ChatAnswer answer) => WriteAnswer(protocol, answer, out _);

    public static string WriteAnswer(ChatProtocol protocol, ChatAnswer answer, out ImmutableArray<string> lost)
    {
        ArrayBufferWriter<byte> output = new();
        lost = ChatWires.For(protocol).WriteAnswer(answer, Labels, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static string WriteError(ChatProtocol protocol, ChatError error)
    {
        ArrayBufferWriter<byte> output = new();
        ChatWires.For(protocol).WriteError(error, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The call, untied from its body, so that it must be written afresh.</summary>
    public static ChatRequest Afresh(this ChatRequest request) => request with { Messages = request.Messages };

    /// <summary>The answer, untied from its body.</summary>
    public static ChatAnswer Afresh(this ChatAnswer answer) => answer with { Parts = answer.Parts };

    /// <summary>Equal as JSON: order of fields and form of numbers aside.</summary>
    public static void ShouldBeJson(this string actual, string expected)
    {
        using JsonDocument left = JsonDocument.Parse(actual);
        using JsonDocument right = JsonDocument.Parse(expected);
        JsonElement.DeepEquals(left.RootElement, right.RootElement).ShouldBeTrue($"is   {actual}\nshould be {expected}");
    }
}
