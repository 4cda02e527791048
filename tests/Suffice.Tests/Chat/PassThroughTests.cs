using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Tests.Chat;

/// <summary>A call that stays in its protocol goes out as it came but for its model, its stream fields, and what it says to Suffice alone.</summary>
public sealed class PassThroughTests
{
    private const string Head = "{ \"messages\" : [ {\"role\":\"user\", \"content\":\"model stream \\u00fc\"} ] , ";

    [Theory]
    [InlineData("\"model\":\"auto\" }", false, "\"model\":\"gpt\" }")]
    [InlineData("\"model\" : \"auto\", \"x\": {\"model\": 1, \"stream\": true}}", false, "\"model\" : \"gpt\", \"x\": {\"model\": 1, \"stream\": true}}")]
    [InlineData("\"stream\":true,\"model\":\"auto\"}", false, "\"stream\":false,\"model\":\"gpt\"}")]
    [InlineData("\"stream\":true,\"stream_options\":{\"include_usage\":true},\"model\":\"auto\"}", false, "\"stream\":false,\"stream_options\":null,\"model\":\"gpt\"}")]
    [InlineData("\"model\":\"auto\"}", true, "\"model\":\"gpt\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}")]
    [InlineData("\"model\":\"auto\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}", true, "\"model\":\"gpt\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}")]
    [InlineData("\"model\":\"auto\",\"stream\":true,\"stream_options\":{\"include_usage\":false,\"include_obfuscation\":false}}", true, "\"model\":\"gpt\",\"stream\":true,\"stream_options\":{\"include_usage\":true,\"include_obfuscation\":false}}")]
    [InlineData("\"model\":\"auto\",\"metadata\":{\"task\":\"t\",\"team\":\"a\",\"ids\":[1]}}", false, "\"model\":\"gpt\",\"metadata\":{\"team\":\"a\"}}")]
    [InlineData("\"model\":\"auto\",\"metadata\":{\"task\":\"t\"}}", false, "\"model\":\"gpt\",\"metadata\":null}")]
    public void WriteRequest_UnchangedOpenAICall_ReplacesOnlyWhatMustChange(string tail, bool stream, string expected)
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, Head + tail);

        WireText.WriteRequest(ChatProtocol.OpenAI, request, new WireTarget("gpt", stream)).ShouldBe(Head + expected);
    }

    [Theory]
    [InlineData("\"max_tokens\":1,\"model\":\"auto\"}", true, "\"max_tokens\":1,\"model\":\"claude\",\"stream\":true}")]
    [InlineData("\"max_tokens\":1,\"model\":\"auto\",\"stream\":false}", true, "\"max_tokens\":1,\"model\":\"claude\",\"stream\":true}")]
    [InlineData("\"max_tokens\":1,\"model\":\"auto\",\"metadata\":{\"task\":\"t\",\"user_id\":\"u\"}}", false, "\"max_tokens\":1,\"model\":\"claude\",\"metadata\":{\"user_id\":\"u\"}}")]
    [InlineData("\"max_tokens\":1,\"model\":\"auto\",\"metadata\":{\"task\":\"t\"}}", false, "\"max_tokens\":1,\"model\":\"claude\",\"metadata\":{}}")]
    public void WriteRequest_UnchangedAnthropicCall_ReplacesOnlyWhatMustChange(string tail, bool stream, string expected)
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.Anthropic, Head + tail);

        WireText.WriteRequest(ChatProtocol.Anthropic, request, new WireTarget("claude", stream)).ShouldBe(Head + expected);
    }

    [Fact]
    public void WriteRequest_ModelIdWithQuotes_IsEscaped()
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, Head + "\"model\":\"auto\"}");

        WireText.WriteRequest(ChatProtocol.OpenAI, request, new WireTarget("a\"b\\", Stream: false)).ShouldEndWith("\"model\":\"a\\\"b\\\\\"}");
    }

    [Fact]
    public void With_AnyChangeOfACall_DropsItsBody()
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, Head + "\"model\":\"auto\"}");

        (request with { Temperature = 0 }).Body.IsEmpty.ShouldBeTrue();
        (request with { Messages = [] }).Body.IsEmpty.ShouldBeTrue();
        (request with { Tools = [] }).Body.IsEmpty.ShouldBeTrue();
        (request with { Extra = ExtraFields.None }).Body.IsEmpty.ShouldBeTrue();
        (request with { Protocol = ChatProtocol.Anthropic }).Body.IsEmpty.ShouldBeTrue();
        (request with { Model = "other", Stream = true }).Body.IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public void With_EveryPropertyThatTheBodyHoldsButModelAndStream_DropsTheBodyOfACall()
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, Head + "\"model\":\"auto\"}");

        string[] kept = [.. typeof(ChatRequest).GetProperties().Where(property => property.CanWrite && KeepsBody(property, request))
            .Select(property => property.Name)];

        kept.ShouldBe(["Kind", "Model", "Stream"], ignoreOrder: true);
    }

    [Fact]
    public void WithText_RepairedAnswer_KeepsItsPlaceAndDropsTheBody()
    {
        ChatAnswer answer = WireText.ReadAnswer(
            ChatProtocol.Anthropic,
            """{"id":"m","type":"message","role":"assistant","model":"c","content":[{"type":"text","text":"a"},{"type":"tool_use","id":"t","name":"f","input":{}},{"type":"text","text":"b"}],"stop_reason":"tool_use","usage":{"input_tokens":1,"output_tokens":2}}""");

        ChatAnswer repaired = answer.WithText("c");

        WireText.WriteAnswer(ChatProtocol.Anthropic, repaired).ShouldBeJson(
            """{"id":"m","type":"message","role":"assistant","model":"c","content":[{"type":"text","text":"c"},{"type":"tool_use","id":"t","name":"f","input":{}}],"stop_reason":"tool_use","usage":{"input_tokens":1,"output_tokens":2}}""");
    }

    private static bool KeepsBody(System.Reflection.PropertyInfo property, ChatRequest request)
    {
        ChatRequest copy = request with { Model = request.Model };
        property.SetValue(copy, property.GetValue(request));
        return property.Name != "Body" && !copy.Body.IsEmpty;
    }
}
