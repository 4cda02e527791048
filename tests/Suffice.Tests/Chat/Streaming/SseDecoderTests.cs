using System.Text;
using Suffice.Chat.Streaming;

namespace Suffice.Tests.Chat.Streaming;

public sealed class SseDecoderTests
{
    [Theory]
    [InlineData("event: a\ndata: 1\n\ndata: 2\n\n", "a=1|=2")]
    [InlineData("event: a\r\ndata: 1\r\n\r\ndata: 2\r\n\r\n", "a=1|=2")]
    [InlineData("event: a\rdata: 1\r\rdata: 2\r\r", "a=1|=2")]
    [InlineData("data: 1\r\ndata: 2\r\n\r\n", "=1\n2")]
    [InlineData("data:1\ndata\ndata:  2\n\n", "=1\n\n 2")]
    [InlineData("data: 1", "=1")]
    [InlineData("data: 1\n", "=1")]
    [InlineData("\uFEFFdata: 1\n\n", "=1")]
    [InlineData(": alive\n\ndata: 1\n\n", "comment|=1")]
    [InlineData(":\n", "comment")]
    [InlineData("event: a\n\ndata: 1\n\n", "=1")]
    [InlineData("id: 1\nretry: 5\nother: x\ndata: 1\n\n", "=1")]
    [InlineData("data:\n\n\n\n", "")]
    [InlineData("event: ü\ndata: 😀\n\n", "ü=😀")]
    public void Feed_StreamCutAtEveryByte_GivesItsEvents(string stream, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(stream);

        IEnumerable<string> decoded = Enumerable.Range(0, bytes.Length).Select(cut => Decode(bytes, cut)).Append(DecodeByteByByte(bytes));

        decoded.Distinct().ShouldBe([expected]);
    }

    private static string Decode(byte[] bytes, int cut)
    {
        SseDecoder decoder = new();
        List<SseEvent> events = [];
        decoder.Feed(bytes.AsSpan(0, cut), events);
        decoder.Feed(bytes.AsSpan(cut), events);
        decoder.End(events);
        return Describe(events);
    }

    private static string DecodeByteByByte(byte[] bytes)
    {
        SseDecoder decoder = new();
        List<SseEvent> events = [];
        foreach (byte one in bytes)
        {
            decoder.Feed([one], events);
        }

        decoder.End(events);
        return Describe(events);
    }

    private static string Describe(IEnumerable<SseEvent> events) => string.Join(
        '|', events.Select(item => item.IsComment ? "comment" : $"{item.Name}={Encoding.UTF8.GetString(item.Payload.Span)}"));
}
