using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Spending;
using Suffice.Tests.Chat.Streaming;

namespace Suffice.Tests.Chat.Responses;

public sealed class ResponsesStreamTests
{
    private const string Created = "data: {\"type\":\"response.created\",\"response\":{\"id\":\"resp_1\",\"model\":\"m\"}}\n\n";
    private const string Call = "data: {\"type\":\"response.output_item.added\",\"output_index\":0,\"item\":{\"type\":\"function_call\",\"id\":\"fc_1\",\"call_id\":\"call_1\",\"name\":\"f\",\"arguments\":\"\"}}\n\n";

    [Theory]
    [InlineData("completed", "completed")]
    [InlineData("incomplete", "incomplete")]
    [InlineData("failed", "failed")]
    public void Read_EveryEnd_TellsItsUsage(string kind, string status)
    {
        string stream = Created + "data: {\"type\":\"response." + kind + "\",\"response\":{\"id\":\"resp_1\",\"status\":\"" + status
            + "\",\"error\":{\"code\":\"server_error\",\"message\":\"no\"},\"output\":[],\"usage\":{\"input_tokens\":7,\"output_tokens\":3,\"output_tokens_details\":{\"reasoning_tokens\":2},\"total_tokens\":10}}}\n\n";

        TokenUsage usage = StreamText.Read(ChatProtocol.Responses, stream).OfType<UsageReported>().ShouldHaveSingleItem().Usage;

        (usage.Prompt, usage.Completion, usage.Reasoning).ShouldBe((7, 3, 2));
    }

    [Theory]
    [InlineData(ChatProtocol.Responses)]
    [InlineData(ChatProtocol.Anthropic)]
    [InlineData(ChatProtocol.OpenAI)]
    public void Write_StreamThatNeverSaidItBegan_BeginsForItsCallerAndSaysTheSame(ChatProtocol to)
    {
        const string stream = "data: {\"type\":\"response.output_text.delta\",\"output_index\":0,\"content_index\":0,\"delta\":\"a\"}\n\n"
            + "data: {\"type\":\"response.completed\",\"response\":{\"id\":\"resp_1\",\"status\":\"completed\",\"usage\":{\"input_tokens\":7,\"output_tokens\":3,\"total_tokens\":10}}}\n\n";
        List<ChatEvent> events = StreamText.Read(ChatProtocol.Responses, stream);

        List<ChatEvent> there = StreamText.Read(to, StreamText.Write(to, events, ChatProtocol.Responses));

        events[0].ShouldBeOfType<AnswerStarted>();
        there.First(step => step is not KeepAlive).ShouldBeOfType<AnswerStarted>();
        ChatAnswer answer = StreamText.Collect(there, to);
        (answer.Text, answer.Usage.Total).ShouldBe(("a", 10));
    }

    [Fact]
    public void Read_BrokenFirstItem_FailsAndPassesNothingOfItOn()
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.Responses, "data: {\"type\":\"response.output_item.added\",\"output_index\":0,\"item\":{\"type\":\"function_call\",\"id\":\"fc_1\"}}\n\n");

        events.ShouldHaveSingleItem().ShouldBeOfType<StreamFailed>().Wire.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Read_Created_IsNoContent()
    {
        List<ChatEvent> events = StreamText.Read(
            ChatProtocol.Responses,
            Created
            + "data: {\"type\":\"response.in_progress\",\"response\":{\"id\":\"resp_1\"}}\n\n"
            + "data: {\"type\":\"response.output_item.added\",\"output_index\":0,\"item\":{\"type\":\"message\",\"id\":\"msg_1\",\"role\":\"assistant\",\"content\":[]}}\n\n"
            + "data: {\"type\":\"response.content_part.added\",\"item_id\":\"msg_1\",\"output_index\":0,\"content_index\":0,\"part\":{\"type\":\"output_text\",\"text\":\"\"}}\n\n"
            + "data: {\"type\":\"error\",\"code\":\"insufficient_quota\",\"message\":\"You exceeded your current quota\",\"param\":null}\n\n");

        events.ShouldNotContain(step => step.IsContent);
        events[^1].ShouldBeOfType<StreamFailed>().Kind.ShouldBe("insufficient_quota");
    }

    [Fact]
    public void Read_ArgumentsKeyedByPlaceAlone_AreAllKept()
    {
        string stream = Created + Call
            + "data: {\"type\":\"response.function_call_arguments.delta\",\"output_index\":0,\"delta\":\"{\\\"a\\\":\"}\n\n"
            + "data: {\"type\":\"response.function_call_arguments.delta\",\"output_index\":0,\"delta\":\"1\"}\n\n"
            + "data: {\"type\":\"response.function_call_arguments.delta\",\"item_id\":\"another id\",\"output_index\":0,\"delta\":\"}\"}\n\n"
            + "data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"output\":[]}}\n\n";

        ChatAnswer answer = StreamText.Collect(StreamText.Read(ChatProtocol.Responses, stream), ChatProtocol.Responses);

        answer.ToolCalls.ShouldHaveSingleItem().ArgumentsJson.ShouldBe("{\"a\":1}");
        answer.StopReason.ShouldBe(StopReason.ToolCalls);
    }

    [Fact]
    public void Read_ArgumentsKeyedByItemAlone_AreAllKept()
    {
        string stream = Created + Call
            + "data: {\"type\":\"response.function_call_arguments.delta\",\"item_id\":\"fc_1\",\"delta\":\"{\"}\n\n"
            + "data: {\"type\":\"response.function_call_arguments.delta\",\"item_id\":\"fc_1\",\"delta\":\"}\"}\n\n"
            + "data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"output\":[]}}\n\n";

        StreamText.Collect(StreamText.Read(ChatProtocol.Responses, stream), ChatProtocol.Responses)
            .ToolCalls.ShouldHaveSingleItem().ArgumentsJson.ShouldBe("{}");
    }

    [Fact]
    public void Read_ItemsToldOnlyAtTheirEnd_AreTakenFromThere()
    {
        const string stream = Created
            + "data: {\"type\":\"response.output_item.done\",\"output_index\":0,\"item\":{\"type\":\"message\",\"id\":\"msg_1\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"hello\"}]}}\n\n"
            + "data: {\"type\":\"response.output_item.done\",\"output_index\":1,\"item\":{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\"{}\"}}\n\n"
            + "data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"output\":[]}}\n\n";

        ChatAnswer answer = StreamText.Collect(StreamText.Read(ChatProtocol.Responses, stream), ChatProtocol.Responses);

        answer.Text.ShouldBe("hello");
        answer.ToolCalls.ShouldHaveSingleItem().ArgumentsJson.ShouldBe("{}");
    }

    [Fact]
    public void Read_DataWithoutSpaceAfterTheColon_IsRead()
    {
        string stream = ResponsesStreams.Text.Replace("data: ", "data:", StringComparison.Ordinal);

        StreamText.Collect(StreamText.Read(ChatProtocol.Responses, stream), ChatProtocol.Responses).Text.ShouldBe("billing 😀 \"q\"");
    }

    [Theory]
    [InlineData(ChatProtocol.OpenAI)]
    [InlineData(ChatProtocol.Anthropic)]
    public void Write_ToolsOfAnotherProtocol_HaveTheirEventsInOrder(ChatProtocol source)
    {
        string recorded = source == ChatProtocol.OpenAI ? RecordedStreams.OpenAITools : RecordedStreams.AnthropicTools;

        List<JsonElement> events = DataOf(StreamText.Write(ChatProtocol.Responses, StreamText.Read(source, recorded), source));

        events.Select(data => data.GetProperty("sequence_number").GetInt32()).ShouldBe(Enumerable.Range(0, events.Count));
        ShouldBeWellFormed(events);
        JsonElement response = events[^1].GetProperty("response");
        response.GetProperty("status").GetString().ShouldBe("completed");
        response.GetProperty("output").EnumerateArray()
            .Where(item => item.GetProperty("type").GetString() == "function_call")
            .Select(item => $"{item.GetProperty("name")} {item.GetProperty("arguments").GetString()!.Replace(" ", string.Empty, StringComparison.Ordinal)}")
            .ShouldBe(["f {\"a\":1}", "g {}"]);
    }

    [Fact]
    public void Write_AnthropicThinking_IsASummaryThatBearsItsSignature()
    {
        List<JsonElement> events = DataOf(StreamText.Write(
            ChatProtocol.Responses, StreamText.Read(ChatProtocol.Anthropic, RecordedStreams.AnthropicTools), ChatProtocol.Anthropic));

        events.Select(data => data.GetProperty("type").GetString()).Skip(2).Take(7).ShouldBe(
        [
            "response.output_item.added", "response.reasoning_summary_part.added", "response.reasoning_summary_text.delta",
            "response.reasoning_summary_text.done", "response.reasoning_summary_part.done", "response.output_item.done", "response.output_item.added",
        ]);
        events[7].GetProperty("item").GetProperty("encrypted_content").GetString().ShouldBe("suffice.carried.signature.sig==");
    }

    [Fact]
    public void Write_AnswerCutByItsLimit_EndsIncomplete()
    {
        ChatEvent[] events = [new AnswerStarted("a", "m"), new TextDelta(0, "x"), new AnswerStopped(StopReason.MaxTokens, "length"), new AnswerEnded()];

        JsonElement last = DataOf(StreamText.Write(ChatProtocol.Responses, events, source: null))[^1];

        last.GetProperty("type").GetString().ShouldBe("response.incomplete");
        last.GetProperty("response").GetProperty("incomplete_details").GetProperty("reason").GetString().ShouldBe("max_output_tokens");
        last.GetProperty("response").GetProperty("output")[0].GetProperty("status").GetString().ShouldBe("incomplete");
    }

    [Fact]
    public void Write_StreamThatBroke_SaysSoInBothWaysThatClientsLookFor()
    {
        ChatEvent[] events = [new AnswerStarted("a", "m"), new TextDelta(0, "x"), new StreamFailed(StreamFailed.Broken, "gone")];

        List<JsonElement> written = DataOf(StreamText.Write(ChatProtocol.Responses, events, source: null));

        written[^2].GetProperty("type").GetString().ShouldBe("error");
        written[^2].GetProperty("message").GetString().ShouldBe("gone");
        written[^2].GetProperty("error").GetProperty("message").GetString().ShouldBe("gone");
        written[^1].GetProperty("type").GetString().ShouldBe("response.failed");
        written[^1].GetProperty("response").GetProperty("error").GetProperty("message").GetString().ShouldBe("gone");
    }

    [Fact]
    public void Write_PassingStreamThatIsKeptHere_BearsOurIdInEveryEvent()
    {
        List<ChatEvent> events = StreamText.Read(ChatProtocol.Responses, ResponsesStreams.Text);
        ChatRequest asked = new() { Protocol = ChatProtocol.Responses, Model = "auto", Messages = [] };

        string written = StreamText.Write(events, ChatWires.Responses.NewStreamWriter(asked, ChatProtocol.Responses, WireText.Labels with { KeptAs = "resp_ours" }));

        written.ShouldNotContain("resp_1");
        written.ShouldBe(ResponsesStreams.Text.Replace("resp_1", "resp_ours", StringComparison.Ordinal));
    }

    /// <summary>What begins ends once and after it began, and every event of an item lies between.</summary>
    private static void ShouldBeWellFormed(List<JsonElement> events)
    {
        Dictionary<int, string> open = [];
        foreach (JsonElement data in events)
        {
            string kind = data.GetProperty("type").GetString()!;
            if (!data.TryGetProperty("output_index", out JsonElement place))
            {
                continue;
            }

            int item = place.GetInt32();
            if (kind == "response.output_item.added")
            {
                open.TryAdd(item, data.GetProperty("item").GetProperty("id").GetString()!).ShouldBeTrue();
            }
            else if (kind == "response.output_item.done")
            {
                open.Remove(item, out string? id).ShouldBeTrue();
                data.GetProperty("item").GetProperty("id").GetString().ShouldBe(id);
            }
            else
            {
                data.GetProperty("item_id").GetString().ShouldBe(open[item]);
            }
        }

        open.ShouldBeEmpty();
    }

    private static List<JsonElement> DataOf(string stream) =>
        [.. stream.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => JsonElement.Parse(line[6..]))];
}
