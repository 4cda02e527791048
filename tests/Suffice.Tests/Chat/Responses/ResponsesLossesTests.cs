using System.Buffers;
using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Tests.Chat.Responses;

/// <summary>What each crossing of Responses names as lost: the table of docs/responses.md.</summary>
public sealed class ResponsesLossesTests
{
    private const string Responses =
        """
        {"model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"x"},{"type":"input_file","file_id":"f"},{"type":"input_image","file_id":"file-1"}]},
          {"type":"reasoning","summary":[],"encrypted_content":"E"},{"type":"web_search_call","id":"ws_1"},{"role":"assistant","content":"y"}],
         "tools":[{"type":"web_search"},{"type":"function","name":"f","parameters":{"type":"object"}}],"truncation":"auto","max_tool_calls":2,"metadata":{"team":"a"},
         "prompt":{"id":"p"},"reasoning":{"effort":"high","summary":"auto"},"text":{"format":{"type":"json_object"}},"service_tier":"flex","include":["message.output_text.logprobs"],"store":false,"user":"u"}
        """;

    private static readonly WireTarget Target = new("gpt-5-mini", Stream: false);

    [Fact]
    public void Call_ToChatCompletions_NamesWhatItCannotSay()
    {
        WireText.WriteRequest(ChatProtocol.OpenAI, WireText.ReadRequest(ChatProtocol.Responses, Responses), Target, out ImmutableArray<string> lost);

        lost.ShouldBe(
            ["tools[web_search]", "web_search_call", "input_file", "image.file_id", "reasoning.summary", "thinking", "truncation", "max_tool_calls", "metadata", "prompt"],
            ignoreOrder: true);
    }

    [Fact]
    public void Call_ToAnthropic_NamesWhatItCannotSay()
    {
        WireText.WriteRequest(ChatProtocol.Anthropic, WireText.ReadRequest(ChatProtocol.Responses, Responses), Target, out ImmutableArray<string> lost);

        lost.ShouldBe(
            [
                "tools[web_search]", "web_search_call", "input_file", "image.file_id", "reasoning.summary", "reasoning.effort", "thinking", "truncation", "max_tool_calls", "prompt",
                "text.format", "service_tier", "logprobs", "metadata",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Call_FromChatCompletions_NamesWhatItCannotSay()
    {
        ChatRequest request = WireText.ReadRequest(
            ChatProtocol.OpenAI,
            """{"model":"m","messages":[{"role":"user","name":"ann","content":[{"type":"text","text":"x"},{"type":"input_audio","input_audio":{}}]}],"n":2,"seed":1,"stop":["a"],"presence_penalty":0.5,"frequency_penalty":0,"logit_bias":{"1":2},"tools":[{"type":"custom","custom":{"name":"code"}}],"user":"u","store":false,"verbosity":"low","reasoning_effort":"low","service_tier":"flex","metadata":{"team":"a"}}""");

        string written = WireText.WriteRequest(ChatProtocol.Responses, request, Target, out ImmutableArray<string> lost);

        lost.ShouldBe(["n", "seed", "stop", "presence_penalty", "logit_bias", "messages.name", "input_audio", "tools[code]"], ignoreOrder: true);
        written.ShouldBeJson(
            """{"model":"gpt-5-mini","input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"x"}]}],"text":{"verbosity":"low"},"reasoning":{"effort":"low"},"metadata":{"team":"a"},"service_tier":"flex","user":"u","store":false}""");
    }

    [Fact]
    public void Call_FromAnthropic_NamesWhatItCannotSay()
    {
        ChatRequest request = WireText.ReadRequest(
            ChatProtocol.Anthropic,
            """{"model":"m","max_tokens":9,"messages":[{"role":"user","content":[{"type":"document","source":{}},{"type":"text","text":"x","cache_control":{"type":"ephemeral"}}]},{"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"S"},{"type":"tool_use","id":"t","name":"f","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"no","is_error":true}]}],"top_k":5,"stop_sequences":["a"],"thinking":{"type":"enabled","budget_tokens":1024},"tools":[{"type":"web_search_20250305","name":"web_search"}]}""");

        WireText.WriteRequest(ChatProtocol.Responses, request, Target, out ImmutableArray<string> lost);

        lost.ShouldBe(["document", "cache_control", "thinking", "is_error", "top_k", "stop_sequences", "tools[web_search]"], ignoreOrder: true);
    }

    [Fact]
    public void Call_FromAnthropicWithAToolsResultInAToolsResult_NamesItAndLeavesNoEmptyPart()
    {
        ChatRequest request = WireText.ReadRequest(
            ChatProtocol.Anthropic,
            """{"model":"m","max_tokens":9,"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"x"},{"type":"tool_result","tool_use_id":"u","content":"y"}]}]}]}""");

        string written = WireText.WriteRequest(ChatProtocol.Responses, request, Target, out ImmutableArray<string> lost);

        lost.ShouldContain("tool_result");
        written.ShouldContain(""" "output":[{"type":"input_text","text":"x"}] """.Trim());
    }

    [Fact]
    public void Call_ToAnthropicWithAnUnknownPartInAFunctionsOutput_NamesItAndSendsNothingOfIt()
    {
        ChatRequest request = WireText.ReadRequest(
            ChatProtocol.Responses,
            """{"model":"m","input":[{"type":"function_call_output","call_id":"c","output":[{"type":"input_text","text":"x"},{"type":"input_file","file_id":"f"}]}]}""");

        string written = WireText.WriteRequest(ChatProtocol.Anthropic, request, Target, out ImmutableArray<string> lost);

        lost.ShouldContain("input_file");
        written.ShouldContain(""" "content":[{"type":"text","text":"x"}] """.Trim());
    }

    [Fact]
    public void Call_ToAModelThatThinks_AsksForReasoningThatCanBeSentBack()
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, """{"model":"m","messages":[{"role":"user","content":"x"}]}""");

        WireText.WriteRequest(ChatProtocol.Responses, request, Target with { Thinks = true }).ShouldContain("\"include\":[\"reasoning.encrypted_content\"]");
        WireText.WriteRequest(ChatProtocol.Responses, request, Target).ShouldNotContain("include");
    }

    [Theory]
    [InlineData(ChatProtocol.OpenAI, new[] { "web_search_call", "annotations", "reasoning.encrypted_content", "x_future" })]
    [InlineData(ChatProtocol.Anthropic, new[] { "web_search_call", "annotations", "x_future" })]
    public void Answer_ToAnotherProtocol_NamesWhatItCannotSayAndNotWhatItRepeats(ChatProtocol to, string[] expected)
    {
        ChatAnswer answer = WireText.ReadAnswer(
            ChatProtocol.Responses,
            """{"id":"r","object":"response","created_at":1,"status":"completed","model":"m","instructions":"i","tools":[{"type":"web_search"}],"metadata":{"a":"b"},"x_future":1,"output":[{"type":"reasoning","id":"rs","summary":[],"encrypted_content":"E"},{"type":"web_search_call","id":"ws","status":"completed"},{"type":"message","id":"m","role":"assistant","status":"completed","content":[{"type":"output_text","text":"a","annotations":[{"type":"url_citation"}]}]}]}""");

        WireText.WriteAnswer(to, answer, out ImmutableArray<string> lost);

        lost.ShouldBe(expected, ignoreOrder: true);
    }

    /// <summary>The caller knows what it asked, so that none of it is a loss where the answer leaves the protocol.</summary>
    [Theory]
    [InlineData(ChatProtocol.OpenAI)]
    [InlineData(ChatProtocol.Anthropic)]
    public void Answer_ThatRepeatsAllOfItsCall_LosesNothingOfItElsewhere(ChatProtocol to)
    {
        ChatRequest asked = WireText.ReadRequest(ChatProtocol.Responses, """
            {"model":"m","input":"a","instructions":"b","background":true,"max_tool_calls":3,"prompt_cache_key":"c","safety_identifier":"d","top_logprobs":2,
            "truncation":"auto","user":"e","max_output_tokens":9,"temperature":0.5,"top_p":0.5,"metadata":{"f":"g"},"reasoning":{"effort":"low","summary":"auto"},
            "text":{"format":{"type":"json_object"},"verbosity":"low"},"parallel_tool_calls":false,"tool_choice":"required","tools":[{"type":"function","name":"h"}]}
            """);
        ChatAnswer said = new() { Parts = [new TextPart("{}")], StopReason = StopReason.Done };
        AnswerLabels labels = WireText.Labels with { Asked = asked, KeptAs = "resp_1", ContinuedFrom = "resp_0" };
        ArrayBufferWriter<byte> output = new();
        ChatWires.Responses.WriteAnswer(said, labels, output);

        WireText.WriteAnswer(to, ChatWires.Responses.ReadAnswer(output.WrittenMemory), out ImmutableArray<string> lost);

        lost.ShouldBeEmpty();
    }
}
