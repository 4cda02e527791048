using System.Text;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;

namespace Suffice.Tests.Chat.Streaming;

public sealed class BrokenStreamTests
{
    private const string First = "data: {\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n";
    private const string Stopped = "data: {\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private const string AnthropicStart = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"model\":\"c\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}}\n\n";

    [Theory]
    [InlineData(ChatProtocol.OpenAI, First, StreamFailed.Incomplete)]
    [InlineData(ChatProtocol.OpenAI, "", StreamFailed.Incomplete)]
    [InlineData(ChatProtocol.OpenAI, "data: [DONE]\n\n", StreamFailed.Incomplete)]
    [InlineData(ChatProtocol.OpenAI, First + "data: {\"id\":\"c\",\"choices\":[{\"ind", StreamFailed.Invalid)]
    [InlineData(ChatProtocol.OpenAI, First + "data: {\"id\":\"c\",\"choices\":[]} x\n\n", StreamFailed.Invalid)]
    [InlineData(ChatProtocol.OpenAI, First + "data: {\"error\":{\"message\":\"slow down\",\"type\":\"requests\",\"code\":\"rate_limit_exceeded\"}}\n\n", "rate_limit_exceeded")]
    [InlineData(ChatProtocol.OpenAI, "data: {\"error\":{\"message\":\"no\",\"type\":\"server_error\"}}\n\n", "server_error")]
    [InlineData(ChatProtocol.OpenAI, "event: error\ndata: {\"message\":\"no\"}\n\n", "api_error")]
    [InlineData(ChatProtocol.OpenAI, "data: 5\n\n", StreamFailed.Invalid)]
    [InlineData(ChatProtocol.Anthropic, AnthropicStart, StreamFailed.Incomplete)]
    [InlineData(ChatProtocol.Anthropic, AnthropicStart + "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"ind", StreamFailed.Invalid)]
    [InlineData(ChatProtocol.Anthropic, AnthropicStart + "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n", "overloaded_error")]
    [InlineData(ChatProtocol.Anthropic, "data: []\n\n", StreamFailed.Invalid)]
    [InlineData(ChatProtocol.Anthropic, "data: {\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":5}}\n\n" + AnthropicStart, StreamFailed.Invalid)]
    [InlineData(ChatProtocol.Anthropic, "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n" + AnthropicStart, StreamFailed.Invalid)]
    public void Read_StreamThatBreaks_EndsWithItsFailureAndNothingElse(ChatProtocol protocol, string stream, string kind)
    {
        List<ChatEvent> events = StreamText.Read(protocol, stream);

        events[^1].ShouldBeOfType<StreamFailed>().Kind.ShouldBe(kind);
        events.Count(step => step is StreamFailed or AnswerEnded).ShouldBe(1);
    }

    [Theory]
    [InlineData(ChatProtocol.OpenAI, First + Stopped)]
    [InlineData(ChatProtocol.OpenAI, First + Stopped + "data: [DONE]")]
    [InlineData(ChatProtocol.Anthropic, AnthropicStart + "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\n")]
    [InlineData(ChatProtocol.Anthropic, AnthropicStart + "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\ndata: {\"type\":\"message_stop\"}")]
    public void Read_StreamThatOnlyLacksItsEndMark_IsComplete(ChatProtocol protocol, string stream) =>
        StreamText.Read(protocol, stream)[^1].ShouldBeOfType<AnswerEnded>();

    [Fact]
    public void Read_ToolCallsWithoutIndex_AreKeptApartById()
    {
        const string stream =
            "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},{\"id\":\"b\",\"function\":{\"name\":\"g\",\"arguments\":\"{\"}}]}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":{\"arguments\":\"}\"}}]},\"finish_reason\":\"tool_calls\"}]}\n\n";

        ChatAnswer answer = StreamText.Collect(StreamText.Read(ChatProtocol.OpenAI, stream), ChatProtocol.OpenAI);

        answer.ToolCalls.Select(call => $"{call.Id} {call.Name} {call.ArgumentsJson}").ShouldBe(["a f {}", "b g {}"]);
    }

    [Fact]
    public void Read_ToolCallThatRepeatsItsIdAndNameInEveryPiece_IsOneCall()
    {
        const string stream =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"}\"}}]},\"finish_reason\":\"tool_calls\"}]}\n\n";

        ChatAnswer answer = StreamText.Collect(StreamText.Read(ChatProtocol.OpenAI, stream), ChatProtocol.OpenAI);

        answer.ToolCalls.Select(call => $"{call.Id} {call.Name} {call.ArgumentsJson}").ShouldBe(["a f {}"]);
    }

    [Fact]
    public void Read_CustomToolCallInPieces_IsCollectedWhole()
    {
        const string stream =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"type\":\"custom\",\"custom\":{\"name\":\"code\",\"input\":\"pri\"}}]}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"custom\":{\"input\":\"nt\"}}]},\"finish_reason\":\"tool_calls\"}]}\n\n";

        ChatAnswer answer = StreamText.Collect(StreamText.Read(ChatProtocol.OpenAI, stream), ChatProtocol.OpenAI);

        OpaquePart call = answer.Parts.ShouldHaveSingleItem().ShouldBeOfType<OpaquePart>();
        call.Json.GetRawText().ShouldBeJson("""{"id":"a","type":"custom","custom":{"name":"code","input":"print"}}""");
        call.IsToolCall.ShouldBeTrue();
    }

    [Fact]
    public void Read_HalfOfASurrogatePair_IsReplacedAndTheStreamGoesOn()
    {
        const string stream = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\\ud83d \\\"\\n\"},\"finish_reason\":\"stop\"}]}\n\n";

        ChatAnswer answer = StreamText.Collect(StreamText.Read(ChatProtocol.OpenAI, stream), ChatProtocol.OpenAI);

        answer.Text.ShouldBe("a\uFFFD \"\n");
    }

    [Fact]
    public void Read_EventWithoutBound_FailsInsteadOfGrowing()
    {
        ChatStreamSteps steps = new(ChatWires.OpenAI.NewStreamReader());
        byte[] piece = Encoding.ASCII.GetBytes(new string('x', SseDecoder.MostEventBytes / 2));

        steps.Take("data: "u8, isEnd: false).ShouldBeEmpty();
        steps.Take(piece, isEnd: false).ShouldBeEmpty();
        IReadOnlyList<ChatEvent> events = steps.Take(piece, isEnd: false);

        events.ShouldHaveSingleItem().ShouldBeOfType<StreamFailed>().Message.ShouldContain("32 MB");
        steps.IsOver.ShouldBeTrue();
    }

    [Fact]
    public async Task ReadAsync_ConnectionThatBreaks_FailsAsAnEvent()
    {
        await using BreakingStream bytes = new(Encoding.UTF8.GetBytes(First));

        List<ChatEvent> events = [];
        await foreach (ChatEvent step in ChatStream.ReadAsync(ChatWires.OpenAI, bytes, TestContext.Current.CancellationToken))
        {
            events.Add(step);
        }

        events.Select(step => step.GetType()).ShouldBe([typeof(AnswerStarted), typeof(TextDelta), typeof(StreamFailed)]);
        events[^1].ShouldBeOfType<StreamFailed>().Kind.ShouldBe(StreamFailed.Broken);
    }

    /// <summary>Gives its bytes, then breaks.</summary>
    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("reset by peer");
    }
}
