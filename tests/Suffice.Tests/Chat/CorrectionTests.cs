using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Tests.Chat;

public sealed class CorrectionTests
{
    private const string Words = "Your answer was not accepted: name is missing\\nAnswer the original request again, in full, with this put right. Do not mention this correction.";

    private const string OpenAICall = """{"model":"m","messages":[{"role":"user","content":"q"}],"seed":7}""";

    private const string AnthropicCall = """{"model":"m","max_tokens":5,"system":"s","messages":[{"role":"user","content":"q"}],"top_k":7}""";

    private static readonly WireTarget Same = new("m", Stream: false);

    [Fact]
    public void WithCorrection_FailedText_AppendsItAndTheViolation()
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, OpenAICall);
        ChatAnswer failed = WireText.ReadAnswer(ChatProtocol.OpenAI, """{"choices":[{"message":{"content":"{}","reasoning_content":"hm"}}]}""");

        ChatRequest corrected = request.WithCorrection(failed, "name is missing");

        corrected.Body.IsEmpty.ShouldBeTrue();
        WireText.WriteRequest(ChatProtocol.OpenAI, corrected, Same).ShouldBeJson(
            $$$"""{"model":"m","messages":[{"role":"user","content":"q"},{"role":"assistant","content":"{}"},{"role":"user","content":[{"type":"text","text":"{{{Words}}}"}]}],"seed":7}""");
    }

    [Fact]
    public void WithCorrection_FailedToolCall_AnswersItInOpenAI()
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, OpenAICall);
        ChatAnswer failed = WireText.ReadAnswer(
            ChatProtocol.OpenAI, """{"choices":[{"message":{"content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{"}}]}}]}""");

        string written = WireText.WriteRequest(ChatProtocol.OpenAI, request.WithCorrection(failed, "name is missing"), Same, out ImmutableArray<string> lost);

        written.ShouldBeJson(
            $$$"""{"model":"m","messages":[{"role":"user","content":"q"},{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{"}}]},{"role":"tool","tool_call_id":"a","content":"Not run, because the answer was not accepted: name is missing"},{"role":"user","content":[{"type":"text","text":"{{{Words}}}"}]}],"seed":7}""");
        lost.ShouldBeEmpty();
    }

    [Fact]
    public void WithCorrection_FailedToolCall_AnswersItInAnthropicAndKeepsSignedThinking()
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.Anthropic, AnthropicCall);
        ChatAnswer failed = WireText.ReadAnswer(
            ChatProtocol.Anthropic,
            """{"content":[{"type":"thinking","thinking":"hm","signature":"S"},{"type":"text","text":""},{"type":"tool_use","id":"a","name":"f","input":{}}],"stop_reason":"tool_use"}""");

        string written = WireText.WriteRequest(ChatProtocol.Anthropic, request.WithCorrection(failed, "name is missing"), Same);

        written.ShouldBeJson(
            $$$"""{"model":"m","max_tokens":5,"system":"s","messages":[{"role":"user","content":"q"},{"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"S"},{"type":"tool_use","id":"a","name":"f","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"Not run, because the answer was not accepted: name is missing","is_error":true},{"type":"text","text":"{{{Words}}}"}]}],"top_k":7}""");
    }

    [Fact]
    public void WithCorrection_EmptyAnswer_LeavesOutTheAssistantsTurn()
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, OpenAICall);
        ChatAnswer failed = WireText.ReadAnswer(ChatProtocol.OpenAI, """{"choices":[{"message":{"content":""}}]}""");

        ChatRequest corrected = request.WithCorrection(failed, "the answer is empty");

        corrected.Messages.Select(message => message.Role).ShouldBe([ChatRole.User, ChatRole.User]);
        using JsonDocument written = JsonDocument.Parse(WireText.WriteRequest(ChatProtocol.Anthropic, corrected, Same));
        written.RootElement.GetProperty("messages").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void WithCorrection_AnswerOfTheOtherVendor_FitsTheNextRungOfEither()
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, OpenAICall);
        ChatAnswer failed = WireText.ReadAnswer(
            ChatProtocol.Anthropic,
            """{"content":[{"type":"thinking","thinking":"hm","signature":"S"},{"type":"server_tool_use","id":"s","name":"web","input":{}},{"type":"tool_use","id":"a","name":"f","input":{},"caller":{"type":"direct"}}],"stop_reason":"tool_use"}""");

        ChatRequest corrected = request.WithCorrection(failed, "name is missing");

        WireText.WriteRequest(ChatProtocol.OpenAI, corrected, Same).ShouldNotContain("hm");
        WireText.WriteRequest(ChatProtocol.OpenAI, corrected, Same).ShouldNotContain("caller");
        WireText.WriteRequest(ChatProtocol.Anthropic, corrected, Same).ShouldContain("""{"type":"thinking","thinking":"hm","signature":"S"}""");
    }
}
