using System.Text;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Tests.Chat;

/// <summary>Each mistake is told with its place, what is wrong, and what would be right.</summary>
public sealed class BadRequestTests
{
    [Theory]
    [InlineData("", "$: the body is empty; send a JSON object")]
    [InlineData(" \n\t", "$: the body is empty; send a JSON object")]
    [InlineData("[]", "$: the body is a list; send a JSON object")]
    [InlineData("{\"model\":\"m\",\n \"messages\": oops}", "$: the body is not valid JSON at line 2, byte 14; send one complete JSON object")]
    [InlineData("{\"model\":\"m\"", "$: the body is not valid JSON at line 1, byte 13; send one complete JSON object")]
    [InlineData("{}", "$.model: is missing; name a model, auto, or task:NAME")]
    [InlineData("{\"model\":null}", "$.model: is missing; name a model, auto, or task:NAME")]
    [InlineData("{\"model\":5}", "$.model: is a number; give a string")]
    [InlineData("{\"model\":\"m\"}", "$.messages: is missing; give a list of at least one message")]
    [InlineData("{\"model\":\"m\",\"messages\":[]}", "$.messages: is missing; give a list of at least one message")]
    [InlineData("{\"model\":\"m\",\"messages\":{}}", "$.messages: is an object; give a list")]
    [InlineData("{\"model\":\"m\",\"messages\":[5]}", "$.messages[0]: is a number; give an object")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"robot\",\"content\":\"b\"}]}", "$.messages[1].role: \"robot\" is not a role; use system, developer, user, assistant or tool")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"content\":\"a\"}]}", "$.messages[0].role: is missing; use system, developer, user, assistant or tool")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}]}", "$.messages[0].content: is missing; give a string or a list of parts")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":5}]}", "$.messages[0].content: is a number; give a list")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a\"}]}]}", "$.messages[0].content[0].type: is missing; use text, image_url, input_audio or file")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{}}]}]}", "$.messages[0].content[0].image_url.url: is missing; give an address or a data: URL")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"tool\",\"content\":\"a\"}]}", "$.messages[0].tool_call_id: is missing; give the id of the tool call that this answers")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":{}}}]}]}", "$.messages[0].tool_calls[0].function.arguments: is an object; give a string")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"temperature\":\"hot\"}", "$.temperature: is a string; give a number")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"temperature\":1e999}", "$.temperature: is a number too large or too fine to keep; give an ordinary number")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"max_tokens\":1.5}", "$.max_tokens: is not a whole number; give a whole number up to 2147483647")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"stream\":\"yes\"}", "$.stream: is a string; give true or false")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"stop\":[1]}", "$.stop[0]: is a number; give a string")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[{\"type\":\"function\",\"function\":{}}]}", "$.tools[0].function.name: is missing; name the function")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"tool_choice\":{\"type\":\"function\",\"function\":{}}}", "$.tool_choice.function.name: is missing; name the function")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"response_format\":{}}", "$.response_format.type: is missing; use text, json_object or json_schema")]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"\\ud83d\"}]}", "$: a text in the body is not valid Unicode (broken UTF-8, or half of a surrogate pair); send UTF-8")]
    public void ReadRequest_BadOpenAIBody_SaysWhereWhatAndHow(string body, string message) =>
        Should.Throw<ChatFormatException>(() => WireText.ReadRequest(ChatProtocol.OpenAI, body)).Message.ShouldBe(message);

    [Theory]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}", "$.max_tokens: is missing; give the most tokens the answer may have")]
    [InlineData("{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"robot\",\"content\":\"a\"}]}", "$.messages[0].role: \"robot\" is not a role; use user or assistant; instructions go into system")]
    [InlineData("{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\"}]}", "$.messages[0].content: is missing; give a string or a list of blocks")]
    [InlineData("{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"a\",\"content\":[{\"type\":\"text\"}]}]}]}", "$.messages[0].content[0].content[0].text: is missing; give a string")]
    [InlineData("{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":\"\"}}]}]}", "$.messages[0].content[0].source.media_type: is missing; give a string")]
    [InlineData("{\"model\":\"m\",\"max_tokens\":1,\"system\":5,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}", "$.system: is a number; give a list")]
    [InlineData("{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"f\",\"input\":\"{}\"}]}]}", "$.messages[0].content[0].input: is a string; give an object")]
    [InlineData("{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"tool_choice\":{\"type\":\"tool\"}}", "$.tool_choice.name: is missing; name the tool")]
    [InlineData("{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"output_config\":{\"format\":5}}", "$.output_config.format: is a number; give an object")]
    [InlineData("{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"thinking\":{}}", "$.thinking.type: is missing; use enabled, disabled or adaptive")]
    public void ReadRequest_BadAnthropicBody_SaysWhereWhatAndHow(string body, string message) =>
        Should.Throw<ChatFormatException>(() => WireText.ReadRequest(ChatProtocol.Anthropic, body)).Message.ShouldBe(message);

    [Theory]
    [InlineData(128, false)]
    [InlineData(129, true)]
    public void ReadRequest_NestedJson_IsReadTo128Levels(int depth, bool refused)
    {
        string nested = new string('[', depth - 1) + new string(']', depth - 1);
        string body = $$"""{"model":"m","messages":[{"role":"user","content":"a"}],"x":{{nested}}}""";

        string? message = Record.Exception(() => WireText.ReadRequest(ChatProtocol.OpenAI, body))?.Message;

        (message?.StartsWith("$: the JSON is nested deeper than 128 levels at line 1", StringComparison.Ordinal) ?? false).ShouldBe(refused);
    }

    [Fact]
    public void ReadRequest_BrokenUtf8_IsRefused()
    {
        byte[] body = [.. Encoding.ASCII.GetBytes("""{"model":"m","messages":[{"role":"user","content":" """), 0xC3, 0x28, .. "\"}]}"u8];

        Should.Throw<ChatFormatException>(() => ChatWires.OpenAI.ReadRequest(body)).Message.ShouldContain("not valid Unicode");
    }

    [Fact]
    public void ReadRequest_RepeatedNames_TheLastCountsAndOnlyItGoesOn()
    {
        const string body = """{"model":"a","messages":[{"role":"user","role":"assistant","content":"x"}],"model":"b","x":{"y":1,"y":2},"temperature":1,"temperature":null}""";

        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, body);

        request.Model.ShouldBe("b");
        request.Messages[0].Role.ShouldBe(ChatRole.Assistant);
        request.Temperature.ShouldBeNull();
        WireText.WriteRequest(ChatProtocol.OpenAI, request, new WireTarget("c", Stream: false))
            .ShouldBe("""{"model":"c","messages":[{"role":"assistant","content":"x"}],"x":{"y":2},"temperature":null}""");
    }

    [Fact]
    public void ReadRequest_ByteOrderMark_IsPassedOver() =>
        WireText.ReadRequest(ChatProtocol.OpenAI, "\uFEFF{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}").Model.ShouldBe("m");

    [Theory]
    [InlineData(ChatProtocol.OpenAI, "{\"error\":{\"message\":\"quota\",\"type\":\"insufficient_quota\"}}", "$.error: the body is an error: quota; an answer with choices was due")]
    [InlineData(ChatProtocol.OpenAI, "{\"choices\":[]}", "$.choices: is missing; an answer has at least one choice")]
    [InlineData(ChatProtocol.OpenAI, "{\"choices\":[{\"index\":0}]}", "$.choices[0].message: is missing; give an object")]
    [InlineData(ChatProtocol.OpenAI, "<html>", "$: the body is not valid JSON at line 1, byte 1; send one complete JSON object")]
    [InlineData(ChatProtocol.Anthropic, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}", "$.error: the body is an error: Overloaded; an answer with content was due")]
    [InlineData(ChatProtocol.Anthropic, "{\"id\":\"m\"}", "$.content: is missing; an answer has a list of content blocks")]
    public void ReadAnswer_SuccessThatIsNone_IsRefused(ChatProtocol protocol, string body, string message) =>
        Should.Throw<ChatFormatException>(() => WireText.ReadAnswer(protocol, body)).Message.ShouldBe(message);
}
