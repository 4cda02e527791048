using System.Text;
using Suffice.Chat;
using Suffice.Tests.Chat.Responses;

namespace Suffice.Tests.Chat.Streaming;

public sealed class StreamReadingTests
{
    [Theory]
    [MemberData(nameof(RecordedStreams.OpenAI), MemberType = typeof(RecordedStreams))]
    public void Collect_RecordedOpenAIStream_EqualsTheWholeAnswer(string stream, string whole)
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.OpenAI, stream);

        ChatAnswer answer = StreamText.Collect(events, ChatProtocol.OpenAI);

        WireText.WriteAnswer(ChatProtocol.OpenAI, answer).ShouldBeJson(whole);
        answer.Usage.ShouldBe(WireText.ReadAnswer(ChatProtocol.OpenAI, whole).Usage);
    }

    [Theory]
    [MemberData(nameof(RecordedStreams.Anthropic), MemberType = typeof(RecordedStreams))]
    public void Collect_RecordedAnthropicStream_EqualsTheWholeAnswer(string stream, string whole)
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.Anthropic, stream);

        ChatAnswer answer = StreamText.Collect(events, ChatProtocol.Anthropic);

        WireText.WriteAnswer(ChatProtocol.Anthropic, answer).ShouldBeJson(whole);
        answer.Usage.ShouldBe(WireText.ReadAnswer(ChatProtocol.Anthropic, whole).Usage);
    }

    [Theory]
    [MemberData(nameof(ResponsesStreams.All), MemberType = typeof(ResponsesStreams))]
    public void Collect_RecordedResponsesStream_EqualsTheWholeAnswer(string stream, string whole)
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.Responses, stream);

        ChatAnswer answer = StreamText.Collect(events, ChatProtocol.Responses);

        WireText.WriteAnswer(ChatProtocol.Responses, answer).ShouldBeJson(whole);
        answer.Usage.ShouldBe(WireText.ReadAnswer(ChatProtocol.Responses, whole).Usage);
    }

    [Theory]
    [MemberData(nameof(ResponsesStreams.All), MemberType = typeof(ResponsesStreams))]
    public void Read_ResponsesStreamCutAtEveryByte_GivesTheSameEvents(string stream, string whole) =>
        EveryCutGivesTheSame(ChatProtocol.Responses, stream, whole);

    [Theory]
    [MemberData(nameof(ResponsesStreams.All), MemberType = typeof(ResponsesStreams))]
    public void Read_ResponsesStreamByteByByte_GivesTheSameEvents(string stream, string whole) =>
        ByteByByteGivesTheSame(ChatProtocol.Responses, stream, whole);

    [Theory]
    [MemberData(nameof(RecordedStreams.OpenAI), MemberType = typeof(RecordedStreams))]
    public void Read_OpenAIStreamCutAtEveryByte_GivesTheSameEvents(string stream, string whole) =>
        EveryCutGivesTheSame(ChatProtocol.OpenAI, stream, whole);

    [Theory]
    [MemberData(nameof(RecordedStreams.Anthropic), MemberType = typeof(RecordedStreams))]
    public void Read_AnthropicStreamCutAtEveryByte_GivesTheSameEvents(string stream, string whole) =>
        EveryCutGivesTheSame(ChatProtocol.Anthropic, stream, whole);

    [Theory]
    [MemberData(nameof(RecordedStreams.OpenAI), MemberType = typeof(RecordedStreams))]
    public void Read_OpenAIStreamByteByByte_GivesTheSameEvents(string stream, string whole) =>
        ByteByByteGivesTheSame(ChatProtocol.OpenAI, stream, whole);

    [Theory]
    [MemberData(nameof(RecordedStreams.Anthropic), MemberType = typeof(RecordedStreams))]
    public void Read_AnthropicStreamByteByByte_GivesTheSameEvents(string stream, string whole) =>
        ByteByByteGivesTheSame(ChatProtocol.Anthropic, stream, whole);

    [Theory]
    [InlineData("""{"input_tokens":5,"output_tokens":9}""", """{"input_tokens":0,"output_tokens":9}""", 5, 9)]
    [InlineData("""{"input_tokens":0,"output_tokens":1}""", """{"input_tokens":5,"output_tokens":9}""", 5, 9)]
    [InlineData("""{"input_tokens":5,"output_tokens":1}""", """{"output_tokens":9}""", 5, 9)]
    [InlineData("""{"input_tokens":5,"output_tokens":1}""", """{"input_tokens":null,"output_tokens":9}""", 5, 9)]
    public void Read_AnthropicUsageToldTwice_JoinsTheLargerCounts(string start, string end, int input, int output)
    {
        string stream = "data: {\"type\":\"message_start\",\"message\":{\"usage\":" + start + "}}\n\n"
            + "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":" + end + "}\n\n";

        UsageReported told = StreamText.Read(ChatProtocol.Anthropic, stream).OfType<UsageReported>().ShouldHaveSingleItem();

        told.Usage.Input.ShouldBe(input);
        told.Usage.Output.ShouldBe(output);
    }

    private static void EveryCutGivesTheSame(ChatProtocol protocol, string stream, string whole)
    {
        whole.ShouldNotBeEmpty();
        string[] expected = [.. StreamText.Read(protocol, stream).Select(StreamText.Describe)];

        IEnumerable<int> cuts = Enumerable.Range(1, Encoding.UTF8.GetByteCount(stream) - 1);

        cuts.ShouldAllBe(cut => StreamText.Read(protocol, stream, cut).Select(StreamText.Describe).SequenceEqual(expected));
    }

    private static void ByteByByteGivesTheSame(ChatProtocol protocol, string stream, string whole)
    {
        whole.ShouldNotBeEmpty();
        string[] expected = [.. StreamText.Read(protocol, stream).Select(StreamText.Describe)];

        int[] cuts = [.. Enumerable.Range(1, Encoding.UTF8.GetByteCount(stream) - 1)];

        StreamText.Read(protocol, stream, cuts).Select(StreamText.Describe).ShouldBe(expected);
    }
}
