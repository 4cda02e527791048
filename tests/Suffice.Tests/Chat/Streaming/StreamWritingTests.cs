using Suffice.Chat;
using Suffice.Tests.Chat.Responses;

namespace Suffice.Tests.Chat.Streaming;

public sealed class StreamWritingTests
{
    private static readonly KeyValuePair<string, string> Cost = new("cost", "0.0001");

    [Theory]
    [MemberData(nameof(RecordedStreams.Anthropic), MemberType = typeof(RecordedStreams))]
    public void Write_AnthropicStreamToItsOwnProtocol_PassesItsBytes(string stream, string whole)
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.Anthropic, stream);

        string written = StreamText.Write(ChatProtocol.Anthropic, events, ChatProtocol.Anthropic);

        written.ShouldBe(stream);
        whole.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ResponsesStreams.All), MemberType = typeof(ResponsesStreams))]
    public void Write_ResponsesStreamToItsOwnProtocol_PassesItsBytes(string stream, string whole)
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.Responses, stream);

        string written = StreamText.Write(ChatProtocol.Responses, events, ChatProtocol.Responses);

        written.ShouldBe(stream);
        whole.ShouldNotBeEmpty();
    }

    [Fact]
    public void Write_OpenAIStreamToACallerWhoAskedForUsage_PassesItsBytes()
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.OpenAI, RecordedStreams.OpenAIText);

        string written = StreamText.Write(ChatProtocol.OpenAI, events, ChatProtocol.OpenAI);

        written.ShouldBe(RecordedStreams.OpenAIText);
    }

    [Fact]
    public void Write_OpenAIStreamToACallerWhoDidNotAskForUsage_LeavesNoTraceOfIt()
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.OpenAI, RecordedStreams.OpenAIText);

        string written = StreamText.Write(ChatProtocol.OpenAI, events, ChatProtocol.OpenAI, streamUsage: false);

        written.ShouldNotContain("usage");
        written.ShouldEndWith("data: [DONE]\n\n");
        StreamText.Collect(StreamText.Read(ChatProtocol.OpenAI, written), ChatProtocol.OpenAI).Text.ShouldBe("billing 😀 \"q\"");
    }

    [Fact]
    public void Write_OpenAIStreamWithNotes_PutsThemIntoTheUsageChunk()
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.OpenAI, RecordedStreams.OpenAIText);

        string written = StreamText.Write(ChatProtocol.OpenAI, events, ChatProtocol.OpenAI, streamUsage: true, Cost);

        written.ShouldContain("""{"cached_tokens":4}},"suffice":{"cost":"0.0001"}}""");
    }

    [Fact]
    public void Write_OpenAIStreamWithNotesButNoUsageChunk_PutsThemIntoAComment()
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.OpenAI, RecordedStreams.OpenAIText);

        string written = StreamText.Write(ChatProtocol.OpenAI, events, ChatProtocol.OpenAI, streamUsage: false, Cost);

        written.ShouldEndWith(": suffice {\"cost\":\"0.0001\"}\n\ndata: [DONE]\n\n");
    }

    [Fact]
    public void Write_AnthropicStreamWithNotes_PutsThemIntoTheMessageDelta()
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.Anthropic, RecordedStreams.AnthropicText);

        string written = StreamText.Write(ChatProtocol.Anthropic, events, ChatProtocol.Anthropic, streamUsage: true, Cost);

        written.ShouldContain("\"output_tokens\":15},\"suffice\":{\"cost\":\"0.0001\"}}\n\nevent: message_stop");
    }

    [Fact]
    public void Write_OpenAIToolsAsAnthropic_OrdersTheBlocksOneAfterAnother()
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.OpenAI, RecordedStreams.OpenAITools);

        string written = StreamText.Write(ChatProtocol.Anthropic, events, ChatProtocol.OpenAI);

        written.ShouldBe(
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"c","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":0,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"output_tokens":0}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"call_1","name":"f","input":{}}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"a\":"}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"1}"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: content_block_start
            data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"call_2","name":"g","input":{}}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{}"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":1}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"input_tokens":1,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"output_tokens":2}}

            event: message_stop
            data: {"type":"message_stop"}


            """);
    }

    [Fact]
    public void Write_AnthropicToolsAsOpenAI_CountsToolCallsFromZeroAndSendsUsageLast()
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.Anthropic, RecordedStreams.AnthropicTools);

        string written = StreamText.Write(ChatProtocol.OpenAI, events, ChatProtocol.Anthropic);

        string[] chunks = written.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        const string head = "data: {\"id\":\"msg_1\",\"object\":\"chat.completion.chunk\",\"created\":0,\"model\":\"c\",\"choices\":[{\"index\":0,\"delta\":";
        chunks.ShouldBe(
        [
            head + """{"role":"assistant","content":""},"finish_reason":null}]}""",
            head + """{"reasoning_content":"hm"},"finish_reason":null}]}""",
            head + """{"tool_calls":[{"index":0,"id":"toolu_1","type":"function","function":{"name":"f","arguments":""}}]},"finish_reason":null}]}""",
            head + """{"tool_calls":[{"index":0,"function":{"arguments":"{\"a\": "}}]},"finish_reason":null}]}""",
            head + """{"tool_calls":[{"index":0,"function":{"arguments":"1}"}}]},"finish_reason":null}]}""",
            head + """{"tool_calls":[{"index":1,"id":"toolu_2","type":"function","function":{"name":"g","arguments":""}}]},"finish_reason":null}]}""",
            head + """{"tool_calls":[{"index":1,"function":{"arguments":"{}"}}]},"finish_reason":null}]}""",
            head + """{},"finish_reason":"tool_calls"}]}""",
            """data: {"id":"msg_1","object":"chat.completion.chunk","created":0,"model":"c","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":40,"total_tokens":49,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0}}}""",
            "data: [DONE]",
        ]);
    }

    [Theory]
    [InlineData(ChatProtocol.OpenAI, "data: {\"error\":{\"message\":\"gone\",\"type\":\"connection_broken\",\"param\":null,\"code\":null}}\n\n")]
    [InlineData(ChatProtocol.Anthropic, "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"connection_broken\",\"message\":\"gone\"}}\n\n")]
    [InlineData(ChatProtocol.Responses, "\"tools\":[]}}\n\n")]
    public void Write_StreamThatBrokeAfterItBegan_EndsWithAnErrorEvent(ChatProtocol protocol, string expected)
    {
        ChatEvent[] events = [new AnswerStarted("a", "m"), new TextDelta(0, "x"), new StreamFailed(StreamFailed.Broken, "gone")];

        string written = StreamText.Write(protocol, events, source: null);

        written.ShouldEndWith(expected);
    }

    [Theory]
    [InlineData(ChatProtocol.OpenAI, ": keep-alive\n\n")]
    [InlineData(ChatProtocol.Responses, ": keep-alive\n\n")]
    [InlineData(ChatProtocol.Anthropic, "event: ping\ndata: {\"type\":\"ping\"}\n\n")]
    public void Write_SignOfLife_GoesOnInTheProtocolsForm(ChatProtocol protocol, string expected) =>
        StreamText.Write(protocol, [new KeepAlive()], source: null).ShouldBe(expected);

    /// <summary>Azure tells of its filters in a chunk of its own before the answer has an id or a model.</summary>
    [Theory]
    [InlineData(ChatProtocol.Anthropic)]
    [InlineData(ChatProtocol.Responses)]
    public void Write_OpenAIStreamThatBeginsWithEmptyNames_BearsOurs(ChatProtocol protocol)
    {
        const string stream = """
            data: {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0}]}

            data: {"choices":[{"delta":{"content":"Hi"},"index":0,"finish_reason":"stop"}],"created":1,"id":"c1","model":"m1","object":"chat.completion.chunk"}

            data: [DONE]


            """;

        string written = StreamText.Write(protocol, StreamText.Read(ChatProtocol.OpenAI, stream), ChatProtocol.OpenAI);

        written.ShouldContain("\"model\":\"auto\"");
        written.ShouldNotContain("\"id\":\"\"");
    }

    [Fact]
    public void Write_OpenAIStreamWithoutItsEndMark_GetsOne()
    {
        string cut = RecordedStreams.OpenAIText.Replace("data: [DONE]\n\n", string.Empty, StringComparison.Ordinal);

        string written = StreamText.Write(ChatProtocol.OpenAI, StreamText.Read(ChatProtocol.OpenAI, cut), ChatProtocol.OpenAI);

        written.ShouldBe(RecordedStreams.OpenAIText);
    }

    [Fact]
    public void Write_InterleavedTextAndTools_StaysWellFormedForAnthropic()
    {
        ChatEvent[] events =
        [
            new AnswerStarted("a", "m"),
            new ToolCallStarted(0, "one", "f"),
            new TextDelta(1, "meanwhile"),
            new ToolCallStarted(2, "two", "g"),
            new ToolArgumentsDelta(0, "{"),
            new ToolArgumentsDelta(2, "{}"),
            new ToolArgumentsDelta(0, "}"),
            new BlockEnded(0),
            new BlockEnded(1),
            new BlockEnded(2),
            new AnswerStopped(StopReason.ToolCalls, "tool_calls"),
            new AnswerEnded(),
        ];

        string written = StreamText.Write(ChatProtocol.Anthropic, events, source: null);

        ChatAnswer answer = StreamText.Collect(StreamText.Read(ChatProtocol.Anthropic, written), ChatProtocol.Anthropic);
        answer.Text.ShouldBe("meanwhile");
        answer.ToolCalls.Select(call => $"{call.Id} {call.ArgumentsJson}").ShouldBe(["one {}", "two {}"]);
        written.Split("content_block_start\"").Length.ShouldBe(4);
        written.Split("content_block_stop\"").Length.ShouldBe(4);
    }
}
