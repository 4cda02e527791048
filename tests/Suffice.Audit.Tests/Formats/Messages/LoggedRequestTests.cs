using Suffice.Audit.Formats.Messages;
using Suffice.Chat;

namespace Suffice.Audit.Tests.Formats.Messages;

public sealed class LoggedRequestTests
{
    [Theory]
    [InlineData("\"Hello\"", "", "Hello")]
    [InlineData("[\"Hello\"]", "", "Hello")]
    [InlineData("""{"prompt":"Hello","model":"m"}""", "", "Hello")]
    [InlineData("""{"inputText":"Hello"}""", "", "Hello")]
    [InlineData("""{"role":"user","content":"Hello"}""", "", "Hello")]
    [InlineData("""{"kwargs":{"messages":[{"role":"user","content":"Hello"}]}}""", "", "Hello")]
    [InlineData("""{"system":"Be brief.","messages":[{"role":"user","content":[{"type":"text","text":"Hello"}]}]}""", "Be brief.", "Hello")]
    [InlineData("""{"system":[{"text":"Be brief."}],"messages":[{"role":"user","content":[{"text":"Hello"}]}]}""", "Be brief.", "Hello")]
    [InlineData("""{"instructions":"Be brief.","input":[{"role":"user","content":[{"type":"input_text","text":"Hello"}]}]}""", "Be brief.", "Hello")]
    [InlineData("""{"systemInstruction":{"parts":[{"text":"Be brief."}]},"contents":[{"role":"user","parts":[{"text":"Hello"}]}]}""", "Be brief.", "Hello")]
    [InlineData("""{"contents":"Hello"}""", "", "Hello")]
    [InlineData("""[[{"type":"system","content":"Be brief."},{"type":"human","content":"Hello"}]]""", "Be brief.", "Hello")]
    [InlineData("""[{"type":"system","data":{"content":"Be brief."}},{"type":"human","data":{"content":"Hello"}}]""", "Be brief.", "Hello")]
    [InlineData("""[{"id":["langchain","schema","messages","SystemMessage"],"kwargs":{"content":"Be brief."}},{"id":["a","HumanMessage"],"kwargs":{"content":"Hello"}}]""", "Be brief.", "Hello")]
    [InlineData("""[{"role":"system","parts":[{"type":"text","content":"Be brief."}]},{"role":"user","parts":[{"type":"text","content":"Hello"}]}]""", "Be brief.", "Hello")]
    [InlineData("""[{"message":{"role":"system","content":"Be brief."}},{"message":{"role":"user","contents":[{"message_content":{"type":"text","text":"Hello"}}]}}]""", "Be brief.", "Hello")]
    [InlineData("\"[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"Hello\\\"}]\"", "", "Hello")]
    [InlineData("""{"input":"{\"id\":7}"}""", "", "{\"id\":7}")]
    [InlineData("""{"prompt":"[1,2]","model":"m"}""", "", "[1,2]")]
    [InlineData("\"{\\\"id\\\":7}\"", "", "{\"id\":7}")]
    public void Read_AnyForm_HasTheSameTexts(string json, string system, string conversation)
    {
        ChatRequest request = LoggedRequest.Read(Fixture.Json(json)).ShouldNotBeNull();

        request.SystemText().ShouldBe(system);
        request.ConversationText().ShouldBe(conversation);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("17")]
    [InlineData("{\"messages\":[]}")]
    [InlineData("{\"other\":{\"request\":1}}")]
    public void Read_NoText_IsNoRequest(string json) => LoggedRequest.Read(Fixture.Json(json)).ShouldBeNull();

    [Theory]
    [InlineData("""[{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"find","arguments":"{\"id\":1}"}}]}]""")]
    [InlineData("""[{"role":"assistant","content":[{"type":"tool_use","id":"c1","name":"find","input":{"id":1}}]}]""")]
    [InlineData("""[{"role":"assistant","content":[{"toolUse":{"toolUseId":"c1","name":"find","input":{"id":1}}}]}]""")]
    [InlineData("""[{"role":"assistant","parts":[{"type":"tool_call","id":"c1","name":"find","arguments":{"id":1}}]}]""")]
    [InlineData("""[{"type":"ai","content":"","tool_calls":[{"id":"c1","name":"find","args":{"id":1},"type":"tool_call"}]}]""")]
    [InlineData("""[{"role":"assistant","content":[{"type":"tool-call","toolCallId":"c1","toolName":"find","args":{"id":1}}]}]""")]
    [InlineData("""[{"type":"function_call","call_id":"c1","name":"find","arguments":"{\"id\":1}"}]""")]
    [InlineData("""[{"message":{"role":"assistant","tool_calls":[{"tool_call":{"id":"c1","function":{"name":"find","arguments":"{\"id\":1}"}}}]}}]""")]
    public void Read_CallOfATool_IsTheSameInAnyForm(string json) =>
        LoggedRequest.Read(Fixture.Json(json))!.Messages.ShouldHaveSingleItem().Parts.ShouldBe([new ToolCallPart("c1", "find", "{\"id\":1}")]);

    [Theory]
    [InlineData("""[{"role":"tool","tool_call_id":"c1","content":"found"}]""")]
    [InlineData("""[{"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"found"}]}]""")]
    [InlineData("""[{"role":"user","content":[{"toolResult":{"toolUseId":"c1","content":[{"text":"found"}]}}]}]""")]
    [InlineData("""[{"role":"tool","parts":[{"type":"tool_call_response","id":"c1","response":"found"}]}]""")]
    [InlineData("""[{"type":"function_call_output","call_id":"c1","output":"found"}]""")]
    public void Read_ResultOfATool_IsTheSameInAnyForm(string json)
    {
        ToolResultPart result = LoggedRequest.Read(Fixture.Json(json))!.Messages.ShouldHaveSingleItem().Parts.ShouldHaveSingleItem().ShouldBeOfType<ToolResultPart>();

        result.ToolCallId.ShouldBe("c1");
        ContentPart.TextOf(result.Parts).ShouldBe("found");
    }
}
