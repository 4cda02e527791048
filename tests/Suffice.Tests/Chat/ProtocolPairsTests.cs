using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;
using Suffice.Tests.Chat.Responses;
using Suffice.Tests.Chat.Streaming;

namespace Suffice.Tests.Chat;

/// <summary>Every protocol in, every protocol out: the same agent's turn, as recorded clients and servers of each shape it.</summary>
public sealed class ProtocolPairsTests
{
    private static readonly Dictionary<ChatProtocol, string> Calls = new()
    {
        [ChatProtocol.OpenAI] =
            """
            {"model":"m","max_completion_tokens":900,"parallel_tool_calls":true,"tool_choice":"auto","messages":[
              {"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"Weather?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}}]},
              {"role":"assistant","content":"I look.","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Bonn\"}"}},{"id":"call_2","type":"function","function":{"name":"now","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"call_1","content":"rain"},{"role":"tool","tool_call_id":"call_2","content":"noon"},{"role":"user","content":"And?"}],
             "tools":[{"type":"function","function":{"name":"weather","description":"d","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}},{"type":"function","function":{"name":"now","parameters":{"type":"object","properties":{}}}}],
             "response_format":{"type":"json_schema","json_schema":{"name":"t","schema":{"type":"object","properties":{"a":{"type":"string"}}}}}}
            """,
        [ChatProtocol.Anthropic] =
            """
            {"model":"m","max_tokens":900,"system":"Be brief.","tool_choice":{"type":"auto"},"messages":[
              {"role":"user","content":[{"type":"text","text":"Weather?"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]},
              {"role":"assistant","content":[{"type":"text","text":"I look."},{"type":"tool_use","id":"call_1","name":"weather","input":{"city":"Bonn"}},{"type":"tool_use","id":"call_2","name":"now","input":{}}]},
              {"role":"user","content":[{"type":"tool_result","tool_use_id":"call_1","content":"rain"},{"type":"tool_result","tool_use_id":"call_2","content":"noon"},{"type":"text","text":"And?"}]}],
             "tools":[{"name":"weather","description":"d","input_schema":{"type":"object","properties":{"city":{"type":"string"}}}},{"name":"now","input_schema":{"type":"object","properties":{}}}],
             "output_config":{"format":{"type":"json_schema","schema":{"type":"object","properties":{"a":{"type":"string"}}}}}}
            """,
        [ChatProtocol.Responses] =
            """
            {"model":"m","max_output_tokens":900,"instructions":"Be brief.","tool_choice":"auto","parallel_tool_calls":true,"input":[
              {"role":"user","content":[{"type":"input_text","text":"Weather?"},{"type":"input_image","image_url":"data:image/png;base64,AA==","detail":"auto"}]},
              {"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"I look.","annotations":[]}]},
              {"type":"function_call","id":"fc_1","call_id":"call_1","name":"weather","arguments":"{\"city\":\"Bonn\"}","status":"completed"},{"type":"function_call","id":"fc_2","call_id":"call_2","name":"now","arguments":"{}","status":"completed"},
              {"type":"function_call_output","call_id":"call_1","output":"rain"},{"type":"function_call_output","call_id":"call_2","output":"noon"},{"role":"user","content":"And?"}],
             "tools":[{"type":"function","name":"weather","description":"d","parameters":{"type":"object","properties":{"city":{"type":"string"}}}},{"type":"function","name":"now","parameters":{"type":"object","properties":{}}}],
             "text":{"format":{"type":"json_schema","name":"t","schema":{"type":"object","properties":{"a":{"type":"string"}}}}}}
            """,
    };

    private static readonly Dictionary<ChatProtocol, string> ToolStreams = new()
    {
        [ChatProtocol.OpenAI] = RecordedStreams.OpenAITools,
        [ChatProtocol.Anthropic] = RecordedStreams.AnthropicTools,
        [ChatProtocol.Responses] = ResponsesStreams.Tools,
    };

    private static readonly Dictionary<ChatProtocol, string> TextStreams = new()
    {
        [ChatProtocol.OpenAI] = RecordedStreams.OpenAIText,
        [ChatProtocol.Anthropic] = RecordedStreams.AnthropicText,
        [ChatProtocol.Responses] = ResponsesStreams.Text,
    };

    public static TheoryData<ChatProtocol, ChatProtocol> Pairs { get; } = PairsOf();

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Call_WithToolsResultsImageAndSchema_SaysTheSameInEveryProtocol(ChatProtocol from, ChatProtocol to)
    {
        ChatRequest request = WireText.ReadRequest(from, Calls[from]);

        string written = WireText.WriteRequest(to, request.Afresh(), new WireTarget("m", Stream: false), out ImmutableArray<string> lost);

        Essence(WireText.ReadRequest(to, written)).ShouldBe(Essence(WireText.ReadRequest(from, Calls[from])));
        Essence(request).ShouldBe(Essence(WireText.ReadRequest(ChatProtocol.OpenAI, Calls[ChatProtocol.OpenAI])));
        lost.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Stream_OfParallelTools_KeepsEveryArgumentAndItsUsage(ChatProtocol from, ChatProtocol to)
    {
        List<ChatEvent> events = StreamText.Read(from, ToolStreams[from]);
        ChatAnswer whole = StreamText.Collect(events, from);

        string written = StreamText.Write(to, events, from);
        ChatAnswer there = StreamText.Collect(StreamText.Read(to, written), to);

        there.ToolCalls.Select(Told).ShouldBe(whole.ToolCalls.Select(Told));
        there.ToolCalls.Count().ShouldBe(2);
        there.StopReason.ShouldBe(StopReason.ToolCalls);
        (there.Usage.Prompt, there.Usage.Completion).ShouldBe((whole.Usage.Prompt, whole.Usage.Completion));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Stream_OfText_KeepsItsTextAndUsageAndCallsNoTool(ChatProtocol from, ChatProtocol to)
    {
        List<ChatEvent> events = StreamText.Read(from, TextStreams[from]);
        ChatAnswer whole = StreamText.Collect(events, from);

        ChatAnswer there = StreamText.Collect(StreamText.Read(to, StreamText.Write(to, events, from)), to);

        there.Text.ShouldBe(whole.Text);
        there.ToolCalls.ShouldBeEmpty();
        there.StopReason.ShouldBe(StopReason.Done);
        (there.Usage.Prompt, there.Usage.Completion, there.Usage.CacheRead).ShouldBe((whole.Usage.Prompt, whole.Usage.Completion, whole.Usage.CacheRead));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void WrittenStream_CutAtAnyByte_GivesTheSameEvents(ChatProtocol from, ChatProtocol to)
    {
        string written = StreamText.Write(to, StreamText.Read(from, ToolStreams[from]), from);
        string[] expected = [.. StreamText.Read(to, written).Select(StreamText.Describe)];

        IEnumerable<int> cuts = Enumerable.Range(1, System.Text.Encoding.UTF8.GetByteCount(written) - 1).Where(cut => cut % 7 == 0);

        cuts.ShouldAllBe(cut => StreamText.Read(to, written, cut).Select(StreamText.Describe).SequenceEqual(expected));
    }

    [Theory]
    [InlineData(ChatProtocol.OpenAI, """{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"hi","tool_calls":[],"refusal":null,"annotations":[]},"finish_reason":"stop"}]}""")]
    [InlineData(ChatProtocol.Anthropic, """{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":""},{"type":"text","text":"hi","citations":[]}],"stop_reason":"end_turn","stop_sequence":null}""")]
    [InlineData(ChatProtocol.Responses, """{"id":"resp_1","status":"completed","error":null,"incomplete_details":null,"model":"m","tools":[],"output":[{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":null},{"type":"message","id":"msg_1","role":"assistant","content":[{"type":"output_text","text":"hi","annotations":[],"logprobs":[]}]}]}""")]
    public void Answer_WithEmptyOptionalFields_IsTextAloneInEveryProtocol(ChatProtocol from, string body)
    {
        ChatAnswer answer = WireText.ReadAnswer(from, body);

        foreach (ChatProtocol to in Enum.GetValues<ChatProtocol>())
        {
            ChatAnswer there = StreamText.Collect(StreamText.Read(to, StreamText.Write(to, AnswerEvents.Of(answer, 1024), from)), to);

            there.Text.ShouldBe("hi");
            there.ToolCalls.ShouldBeEmpty();
            there.StopReason.ShouldBe(StopReason.Done);
        }
    }

    [Theory]
    [InlineData(ChatProtocol.Anthropic, "sig==")]
    [InlineData(ChatProtocol.Responses, "gAAAA")]
    public void Reasoning_SentBackByACallerOfTheOtherVendor_ReachesItsOwnerAsItWas(ChatProtocol owner, string proof)
    {
        ChatProtocol caller = owner == ChatProtocol.Anthropic ? ChatProtocol.Responses : ChatProtocol.Anthropic;
        ChatAnswer answer = StreamText.Collect(StreamText.Read(owner, ToolStreams[owner]), owner);
        JsonElement given = JsonElement.Parse(WireText.WriteAnswer(caller, answer));
        ChatRequest sentBack = WireText.ReadRequest(caller, caller == ChatProtocol.Responses
            ? $$"""{"model":"m","input":[{"role":"user","content":"x"},{{given.GetProperty("output").GetRawText()[1..^1]}}]}"""
            : $$"""{"model":"m","max_tokens":9,"messages":[{"role":"user","content":"x"},{"role":"assistant","content":{{given.GetProperty("content").GetRawText()}} }]}""");

        string toItsOwner = WireText.WriteRequest(owner, sentBack, new WireTarget("m", Stream: false));
        string toTheOther = WireText.WriteRequest(caller, sentBack, new WireTarget("m", Stream: false), out ImmutableArray<string> lost);

        toItsOwner.ShouldContain($"\"{proof}\"");
        toTheOther.ShouldNotContain(proof);
        lost.ShouldContain("thinking");
    }

    private static TheoryData<ChatProtocol, ChatProtocol> PairsOf()
    {
        TheoryData<ChatProtocol, ChatProtocol> pairs = [];
        foreach (ChatProtocol from in Enum.GetValues<ChatProtocol>())
        {
            foreach (ChatProtocol to in Enum.GetValues<ChatProtocol>())
            {
                pairs.Add(from, to);
            }
        }

        return pairs;
    }

    /// <summary>What a call says, whatever its protocol: who said what in which order, and what was asked for.</summary>
    private static string Essence(ChatRequest request) => string.Join('\n',
    [
        .. request.Messages.SelectMany(message => message.Parts.Select(part => part switch
        {
            TextPart text => $"{message.Role} {text.Text}",
            ImagePart image => $"image {image.MediaType} {image.Base64}",
            ToolCallPart call => Told(call),
            ToolResultPart result => $"result {result.ToolCallId} {ContentPart.TextOf(result.Parts)}",
            _ => part.GetType().Name,
        })),
        .. request.Tools.Select(tool => $"tool {tool.Name} {tool.Description} {tool.Parameters?.GetRawText()}"),
        $"{request.ToolChoice?.Mode} {request.MaxOutputTokens} {request.Format?.Schema?.GetRawText()}",
    ]);

    private static string Told(ToolCallPart call) => $"call {call.Id} {call.Name} {JsonSerializer.Serialize(JsonElement.Parse(call.ArgumentsJson))}";
}
