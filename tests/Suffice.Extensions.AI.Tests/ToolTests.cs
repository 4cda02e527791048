using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Chat;
using Suffice.Ledger;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Suffice.Extensions.AI.Tests;

/// <summary>Functions are called by Microsoft.Extensions.AI's own client before ours, whatever protocol the model speaks.</summary>
public sealed class ToolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<ChatProtocol, bool> Protocols => new()
    {
        { ChatProtocol.OpenAI, false },
        { ChatProtocol.OpenAI, true },
        { ChatProtocol.Anthropic, false },
        { ChatProtocol.Anthropic, true },
    };

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task FunctionInvocation_OverSuffice_CallsTheFunctionAndAsksAgain(ChatProtocol protocol, bool streamed)
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(protocol, register: services =>
            services.AddChatClient(made => made.GetRequiredService<SufficeChatClient>()).UseFunctionInvocation());
        _ = streamed
            ? program.Upstream.Streams(StreamedCall(protocol)).Streams(Spoken.Whole(protocol, "21 degrees"))
            : program.Upstream.Answers(WholeCall(protocol)).Answers(Spoken.Answer(protocol, "21 degrees"));
        List<string> asked = [];
        ChatOptions options = new ChatOptions { Tools = [AIFunctionFactory.Create((string city) => Weather(city), "weather")] }.WithTask("open");

        ChatResponse response = streamed
            ? await program.Client.GetStreamingResponseAsync("How warm is Rome?", options, Token).ToChatResponseAsync(Token)
            : await program.Client.GetResponseAsync("How warm is Rome?", options, Token);

        asked.ShouldBe(["Rome"]);
        response.Text.ShouldBe("21 degrees");
        response.Messages.Select(message => message.Role.Value).ShouldBe(["assistant", "tool", "assistant"]);
        program.Upstream.Received[1].Body.ShouldContain("call_1");
        program.Upstream.Received[1].Body.ShouldContain("sunny");
        (await program.EndAndReadAsync()).Select(row => (row.Task, row.Outcome)).ShouldBe([("open", RequestOutcome.Served), ("open", RequestOutcome.Served)]);

        string Weather(string city)
        {
            asked.Add(city);

            return "sunny, 21 degrees";
        }
    }

    [Fact]
    public async Task GetResponse_ToolCall_IsToldAsAFunctionCall()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        program.Upstream.Answers(WholeCall(ChatProtocol.OpenAI));

        ChatResponse response = await program.Client.GetResponseAsync(
            "How warm is Rome?", new ChatOptions { Tools = [AIFunctionFactory.Create((string city) => city, "weather")] }.WithTask("open"), Token);

        FunctionCallContent call = response.Messages[0].Contents.OfType<FunctionCallContent>().ShouldHaveSingleItem();
        (call.CallId, call.Name, $"{call.Arguments!["city"]}").ShouldBe(("call_1", "weather", "Rome"));
        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task GetResponse_ArgumentsThatAreNoJson_AreToldAndGoBackAsTheyCame()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        program.Upstream
            .Answers(WholeCall(ChatProtocol.OpenAI).Replace("""{\"city\":\"Rome\"}""", "Rome!", StringComparison.Ordinal))
            .Answers(Spoken.Answer(ChatProtocol.OpenAI, "fine"));
        ChatOptions options = new ChatOptions { Tools = [AIFunctionFactory.Create((string city) => city, "weather")] }.WithTask("open");

        ChatResponse first = await program.Client.GetResponseAsync("How warm is Rome?", options, Token);
        FunctionCallContent call = first.Messages[0].Contents.OfType<FunctionCallContent>().ShouldHaveSingleItem();
        List<ChatMessage> conversation = [new(Microsoft.Extensions.AI.ChatRole.User, "How warm is Rome?"), .. first.Messages, new(Microsoft.Extensions.AI.ChatRole.Tool, [new FunctionResultContent("call_1", "no JSON")])];
        await program.Client.GetResponseAsync(conversation, options, Token);

        call.Exception.ShouldNotBeNull();
        call.Arguments.ShouldBeNull();
        program.Upstream.Received[1].Body.ShouldContain("\"arguments\":\"Rome!\"");
    }

    private static string WholeCall(ChatProtocol protocol) => protocol == ChatProtocol.Anthropic
        ? """{"id":"msg_1","type":"message","role":"assistant","model":"m-1","content":[{"type":"tool_use","id":"call_1","name":"weather","input":{"city":"Rome"}}],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":100,"output_tokens":10}}"""
        : """{"id":"c1","object":"chat.completion","created":1,"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}""";

    private static string StreamedCall(ChatProtocol protocol) => protocol == ChatProtocol.Anthropic
        ? """
        event: message_start
        data: {"type":"message_start","message":{"id":"msg_0","type":"message","role":"assistant","model":"m-1","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":100,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"call_1","name":"weather","input":{}}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"city\":"}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"\"Rome\"}"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":10}}

        event: message_stop
        data: {"type":"message_stop"}


        """
        : """
        data: {"id":"c0","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\"city\":"}}]},"finish_reason":null}]}

        data: {"id":"c0","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"Rome\"}"}}]},"finish_reason":null}]}

        data: {"id":"c0","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

        data: [DONE]


        """;
}
