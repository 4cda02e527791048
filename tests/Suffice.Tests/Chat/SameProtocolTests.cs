using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Tests.Chat.Anthropic;
using Suffice.Tests.Chat.OpenAI;
using Suffice.Tests.Chat.Responses;

namespace Suffice.Tests.Chat;

/// <summary>What comes in one protocol and goes out in the same is the same JSON, field for field.</summary>
public sealed class SameProtocolTests
{
    private static readonly WireTarget Same = new("m", Stream: false);

    [Theory]
    [MemberData(nameof(OpenAIBodies.Requests), MemberType = typeof(OpenAIBodies))]
    public void WriteRequest_OpenAICallWrittenAfresh_LosesNothing(string body)
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, body);

        string written = WireText.WriteRequest(ChatProtocol.OpenAI, request.Afresh(), Same with { ModelId = request.Model }, out ImmutableArray<string> lost);

        written.ShouldBeJson(body);
        lost.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(AnthropicBodies.Requests), MemberType = typeof(AnthropicBodies))]
    public void WriteRequest_AnthropicCallWrittenAfresh_LosesNothing(string body)
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.Anthropic, body);

        string written = WireText.WriteRequest(ChatProtocol.Anthropic, request.Afresh(), Same with { ModelId = request.Model }, out ImmutableArray<string> lost);

        written.ShouldBeJson(body);
        lost.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(OpenAIBodies.Answers), MemberType = typeof(OpenAIBodies))]
    public void WriteAnswer_OpenAIAnswerWrittenAfresh_LosesNothing(string body)
    {
        ChatAnswer answer = WireText.ReadAnswer(ChatProtocol.OpenAI, body);

        string written = WireText.WriteAnswer(ChatProtocol.OpenAI, answer.Afresh(), out ImmutableArray<string> lost);

        written.ShouldBeJson(body);
        lost.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(AnthropicBodies.Answers), MemberType = typeof(AnthropicBodies))]
    public void WriteAnswer_AnthropicAnswerWrittenAfresh_LosesNothing(string body)
    {
        ChatAnswer answer = WireText.ReadAnswer(ChatProtocol.Anthropic, body);

        string written = WireText.WriteAnswer(ChatProtocol.Anthropic, answer.Afresh(), out ImmutableArray<string> lost);

        written.ShouldBeJson(body);
        lost.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(OpenAIBodies.Answers), MemberType = typeof(OpenAIBodies))]
    public void WriteAnswer_UnchangedOpenAIAnswer_PassesItsBytes(string body)
    {
        ChatAnswer answer = WireText.ReadAnswer(ChatProtocol.OpenAI, body);

        WireText.WriteAnswer(ChatProtocol.OpenAI, answer).ShouldBe(body);
    }

    [Theory]
    [MemberData(nameof(AnthropicBodies.Answers), MemberType = typeof(AnthropicBodies))]
    public void WriteAnswer_UnchangedAnthropicAnswer_PassesItsBytes(string body)
    {
        ChatAnswer answer = WireText.ReadAnswer(ChatProtocol.Anthropic, body);

        WireText.WriteAnswer(ChatProtocol.Anthropic, answer).ShouldBe(body);
    }

    [Theory]
    [MemberData(nameof(ResponsesBodies.Requests), MemberType = typeof(ResponsesBodies))]
    public void WriteRequest_ResponsesCallWrittenAfresh_LosesNothing(string body)
    {
        ChatRequest request = WireText.ReadRequest(ChatProtocol.Responses, body);

        string written = WireText.WriteRequest(ChatProtocol.Responses, request.Afresh(), Same with { ModelId = request.Model }, out ImmutableArray<string> lost);

        written.ShouldBeJson(body);
        lost.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ResponsesBodies.Answers), MemberType = typeof(ResponsesBodies))]
    public void WriteAnswer_ResponsesAnswerWrittenAfresh_LosesNothing(string body)
    {
        ChatAnswer answer = WireText.ReadAnswer(ChatProtocol.Responses, body);

        string written = WireText.WriteAnswer(ChatProtocol.Responses, answer.Afresh(), out ImmutableArray<string> lost);

        written.ShouldBeJson(body);
        lost.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ResponsesBodies.Answers), MemberType = typeof(ResponsesBodies))]
    public void WriteAnswer_UnchangedResponsesAnswer_PassesItsBytes(string body)
    {
        ChatAnswer answer = WireText.ReadAnswer(ChatProtocol.Responses, body);

        WireText.WriteAnswer(ChatProtocol.Responses, answer).ShouldBe(body);
    }
}
