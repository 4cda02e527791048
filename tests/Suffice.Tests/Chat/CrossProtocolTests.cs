using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Tests.Chat;

public sealed class CrossProtocolTests
{
    private static readonly WireTarget Haiku = new("claude-haiku", Stream: false) { DefaultMaxOutputTokens = 8192 };
    private static readonly WireTarget Gpt = new("gpt-5-mini", Stream: false);

    [Fact]
    public void WriteRequest_OpenAICallToAnthropic_CarriesConversationToolsImagesAndSchema()
    {
        ChatRequest request = WireText.ReadRequest(
            ChatProtocol.OpenAI,
            """
            {"model":"auto","messages":[
              {"role":"system","content":"Be brief."},{"role":"developer","content":[{"type":"text","text":"Cite.","cache_control":{"type":"ephemeral"}}]},
              {"role":"user","content":[{"type":"text","text":"What?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}},{"type":"image_url","image_url":{"url":"https://example.org/a.png"}}]},
              {"role":"assistant","content":null,"tool_calls":[{"id":"functions.f:0","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}},{"id":"call_2","type":"function","function":{"name":"g","arguments":""}}]},
              {"role":"tool","tool_call_id":"functions.f:0","content":"rain"},{"role":"tool","tool_call_id":"call_2","content":[{"type":"text","text":"noon"}]},
              {"role":"user","content":"And?"}],
             "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"},"strict":true}},{"type":"function","function":{"name":"g"}}],
             "tool_choice":"required","parallel_tool_calls":false,"stop":"END","temperature":0.5,"user":"u-1",
             "response_format":{"type":"json_schema","json_schema":{"name":"t","strict":true,"schema":{"type":"object","additionalProperties":false}}}}
            """);

        string written = WireText.WriteRequest(ChatProtocol.Anthropic, request, Haiku, out ImmutableArray<string> lost);

        written.ShouldBeJson(
            """
            {"model":"claude-haiku","max_tokens":8192,
             "system":[{"type":"text","text":"Be brief."},{"type":"text","text":"Cite.","cache_control":{"type":"ephemeral"}}],
             "messages":[
              {"role":"user","content":[{"type":"text","text":"What?"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}},{"type":"image","source":{"type":"url","url":"https://example.org/a.png"}}]},
              {"role":"assistant","content":[{"type":"tool_use","id":"call_functions_f_0","name":"f","input":{"a":1}},{"type":"tool_use","id":"call_2","name":"g","input":{}}]},
              {"role":"user","content":[{"type":"tool_result","tool_use_id":"call_functions_f_0","content":"rain"},{"type":"tool_result","tool_use_id":"call_2","content":[{"type":"text","text":"noon"}]},{"type":"text","text":"And?"}]}],
             "tools":[{"name":"f","description":"d","input_schema":{"type":"object"},"strict":true},{"name":"g","input_schema":{"type":"object","properties":{}}}],
             "tool_choice":{"type":"any","disable_parallel_tool_use":true},"stop_sequences":["END"],"temperature":0.5,
             "output_config":{"format":{"type":"json_schema","schema":{"type":"object","additionalProperties":false}}},
             "metadata":{"user_id":"u-1"}}
            """);
        lost.ShouldBeEmpty();
    }

    [Fact]
    public void WriteRequest_AnthropicCallToOpenAI_CarriesConversationToolsImagesAndSchema()
    {
        ChatRequest request = WireText.ReadRequest(
            ChatProtocol.Anthropic,
            """
            {"model":"auto","max_tokens":100,"system":[{"type":"text","text":"Be brief."},{"type":"text","text":"Cite."}],
             "messages":[
              {"role":"user","content":[{"type":"text","text":"What?"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]},
              {"role":"assistant","content":[{"type":"text","text":"I look."},{"type":"tool_use","id":"toolu_1","name":"f","input":{"a": 1}}]},
              {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":[{"type":"text","text":"see"},{"type":"image","source":{"type":"url","url":"https://example.org/a.png"}}]},{"type":"text","text":"And?"}]}],
             "tools":[{"name":"f","description":"d","input_schema":{"type":"object"}}],"tool_choice":{"type":"tool","name":"f","disable_parallel_tool_use":true},
             "stop_sequences":["END"],"metadata":{"user_id":"u-1"},"output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}}}
            """);

        string written = WireText.WriteRequest(ChatProtocol.OpenAI, request, Gpt, out ImmutableArray<string> lost);

        written.ShouldBeJson(
            """
            {"model":"gpt-5-mini","max_completion_tokens":100,
             "messages":[
              {"role":"system","content":[{"type":"text","text":"Be brief."},{"type":"text","text":"Cite."}]},
              {"role":"user","content":[{"type":"text","text":"What?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}}]},
              {"role":"assistant","content":"I look.","tool_calls":[{"id":"toolu_1","type":"function","function":{"name":"f","arguments":"{\"a\": 1}"}}]},
              {"role":"tool","tool_call_id":"toolu_1","content":"see"},
              {"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.org/a.png"}},{"type":"text","text":"And?"}]}],
             "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"}}}],
             "tool_choice":{"type":"function","function":{"name":"f"}},"parallel_tool_calls":false,"stop":["END"],"user":"u-1",
             "response_format":{"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object"}}}}
            """);
        lost.ShouldBeEmpty();
    }

    [Fact]
    public void WriteRequest_OpenAICallToAnthropic_NamesWhatIsLost()
    {
        ChatRequest request = WireText.ReadRequest(
            ChatProtocol.OpenAI,
            """{"model":"m","messages":[{"role":"user","name":"ann","content":[{"type":"input_audio","input_audio":{}},{"type":"text","text":"x"}]},{"role":"assistant","content":"y","reasoning_content":"hm"}],"n":2,"seed":1,"temperature":1.5,"top_p":0.5,"logprobs":true,"presence_penalty":0,"store":false,"reasoning_effort":"high","response_format":{"type":"json_object"},"service_tier":"flex","stop":["\n"],"tools":[{"type":"custom","custom":{"name":"code"}}],"tool_choice":"auto"}""");

        string written = WireText.WriteRequest(ChatProtocol.Anthropic, request, Haiku, out ImmutableArray<string> lost);

        lost.ShouldBe(
            ["n", "seed", "messages.name", "input_audio", "thinking", "temperature", "top_p", "logprobs", "stop", "reasoning_effort", "response_format", "service_tier", "tools[code]"],
            ignoreOrder: true);
        written.ShouldBeJson("""{"model":"claude-haiku","max_tokens":8192,"messages":[{"role":"user","content":"x"},{"role":"assistant","content":"y"}],"temperature":1}""");
    }

    [Fact]
    public void WriteRequest_AnthropicCallToOpenAI_NamesWhatIsLostAndSendsNoSignatures()
    {
        ChatRequest request = WireText.ReadRequest(
            ChatProtocol.Anthropic,
            """{"model":"m","max_tokens":9,"messages":[{"role":"user","content":[{"type":"document","source":{}},{"type":"text","text":"x","cache_control":{"type":"ephemeral"}}]},{"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"SIG"},{"type":"redacted_thinking","data":"ENC"},{"type":"text","text":"y"}]}],"top_k":5,"thinking":{"type":"enabled","budget_tokens":1024},"tools":[{"type":"web_search_20250305","name":"web_search"}],"container":"c"}""");

        string written = WireText.WriteRequest(ChatProtocol.OpenAI, request, new WireTarget("llama-3.1-8b", Stream: true), out ImmutableArray<string> lost);

        lost.ShouldBe(["top_k", "container", "document", "cache_control", "thinking", "tools[web_search]"], ignoreOrder: true);
        written.ShouldBeJson("""{"model":"llama-3.1-8b","max_tokens":9,"messages":[{"role":"user","content":"x"},{"role":"assistant","content":"y"}],"stream":true,"stream_options":{"include_usage":true}}""");
    }

    [Fact]
    public void WriteRequest_OnlyInstructionsToAnthropic_BecomeTheUsersTurn()
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, """{"model":"m","messages":[{"role":"system","content":"Say hi."}]}""");

        WireText.WriteRequest(ChatProtocol.Anthropic, request, Haiku).ShouldBeJson(
            """{"model":"claude-haiku","max_tokens":8192,"messages":[{"role":"user","content":"Say hi."}]}""");
    }

    [Fact]
    public void WriteRequest_BrokenToolArgumentsToAnthropic_StillMakeAnObject()
    {
        ChatRequest request = WireText.ReadRequest(
            ChatProtocol.OpenAI,
            """{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"a\":"}}]}]}""");

        WireText.WriteRequest(ChatProtocol.Anthropic, request, Haiku, out ImmutableArray<string> lost).ShouldContain("""
            "input":{"arguments":"{\"a\":"}
            """);
        lost.ShouldBe(["form of the arguments of f"]);
    }

    [Fact]
    public void WriteAnswer_OpenAIAnswerToAnthropic_CarriesTextToolsUsageAndStop()
    {
        ChatAnswer answer = WireText.ReadAnswer(
            ChatProtocol.OpenAI,
            """{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt","choices":[{"index":0,"message":{"role":"assistant","content":"hi","reasoning_content":"hm","tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"prompt_tokens_details":{"cached_tokens":4}}}""");

        string written = WireText.WriteAnswer(ChatProtocol.Anthropic, answer, out ImmutableArray<string> lost);

        written.ShouldBeJson(
            """{"id":"chatcmpl-1","type":"message","role":"assistant","model":"gpt","content":[{"type":"text","text":"hi"},{"type":"tool_use","id":"call_1","name":"f","input":{}}],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":6,"cache_creation_input_tokens":0,"cache_read_input_tokens":4,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"output_tokens":5}}""");
        lost.ShouldBe(["thinking"]);
    }

    [Fact]
    public void WriteAnswer_AnthropicAnswerToOpenAI_CarriesTextToolsUsageAndStop()
    {
        ChatAnswer answer = WireText.ReadAnswer(
            ChatProtocol.Anthropic,
            """{"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[{"type":"thinking","thinking":"hm","signature":"S"},{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"tool_use","id":"toolu_1","name":"f","input":{"a":1}}],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":6,"cache_read_input_tokens":4,"output_tokens":5}}""");

        string written = WireText.WriteAnswer(ChatProtocol.OpenAI, answer, out ImmutableArray<string> lost);

        written.ShouldBeJson(
            """{"id":"msg_1","object":"chat.completion","created":0,"model":"claude","choices":[{"index":0,"message":{"role":"assistant","content":"ab","reasoning_content":"hm","tool_calls":[{"id":"toolu_1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"prompt_tokens_details":{"cached_tokens":4,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0}}}""");
        lost.ShouldBe(["thinking.signature"]);
    }

    [Theory]
    [InlineData("stop", "end_turn")]
    [InlineData("length", "max_tokens")]
    [InlineData("tool_calls", "tool_use")]
    [InlineData("content_filter", "refusal")]
    [InlineData("eos", "end_turn")]
    public void WriteAnswer_OpenAIStopReason_HasItsCounterpart(string openAI, string anthropic)
    {
        ChatAnswer answer = WireText.ReadAnswer(
            ChatProtocol.OpenAI, $$"""{"choices":[{"message":{"content":"x"},"finish_reason":"{{openAI}}"}]}""");

        WireText.WriteAnswer(ChatProtocol.Anthropic, answer).ShouldContain($"\"stop_reason\":\"{anthropic}\"");
    }

    [Theory]
    [InlineData("end_turn", "stop")]
    [InlineData("stop_sequence", "stop")]
    [InlineData("max_tokens", "length")]
    [InlineData("model_context_window_exceeded", "length")]
    [InlineData("tool_use", "tool_calls")]
    [InlineData("refusal", "content_filter")]
    public void WriteAnswer_AnthropicStopReason_HasItsCounterpart(string anthropic, string openAI)
    {
        ChatAnswer answer = WireText.ReadAnswer(
            ChatProtocol.Anthropic, $$"""{"content":[{"type":"text","text":"x"}],"stop_reason":"{{anthropic}}"}""");

        WireText.WriteAnswer(ChatProtocol.OpenAI, answer).ShouldContain($"\"finish_reason\":\"{openAI}\"");
    }

    [Fact]
    public void ReadAnswer_UsageOfBothProtocols_FallsIntoTheSameBuckets()
    {
        TokenUsage openAI = WireText.ReadAnswer(
            ChatProtocol.OpenAI,
            """{"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":10,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":4}}}""").Usage;
        TokenUsage anthropic = WireText.ReadAnswer(
            ChatProtocol.Anthropic, """{"content":[],"usage":{"input_tokens":6,"cache_read_input_tokens":4,"output_tokens":5}}""").Usage;

        openAI.ShouldBe(anthropic);
    }
}
