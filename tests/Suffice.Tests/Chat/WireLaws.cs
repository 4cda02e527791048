using CsCheck;
using Suffice.Chat;
using Suffice.Tests.Chat.Anthropic;
using Suffice.Tests.Chat.OpenAI;
using Suffice.Tests.Chat.Streaming;

namespace Suffice.Tests.Chat;

/// <summary>What holds for every body of either protocol.</summary>
public sealed class WireLaws
{
    private const int Iterations = 500;

    [Fact]
    public void Request_ReadAndWrittenAfreshInOpenAI_IsTheSameJson() => OpenAIGen.Request.Sample(
        body => RequestComesBack(ChatProtocol.OpenAI, body), iter: Iterations);

    [Fact]
    public void Request_ReadAndWrittenAfreshInAnthropic_IsTheSameJson() => AnthropicGen.Request.Sample(
        body => RequestComesBack(ChatProtocol.Anthropic, body), iter: Iterations);

    [Fact]
    public void Answer_ReadAndWrittenAfreshInOpenAI_IsTheSameJson() => OpenAIGen.Answer.Sample(
        body => AnswerComesBack(ChatProtocol.OpenAI, body), iter: Iterations);

    [Fact]
    public void Answer_ReadAndWrittenAfreshInAnthropic_IsTheSameJson() => AnthropicGen.Answer.Sample(
        body => AnswerComesBack(ChatProtocol.Anthropic, body), iter: Iterations);

    [Fact]
    public void Request_PassedThrough_EqualsItselfWrittenAfresh() => OpenAIGen.Request.Sample(
        body =>
        {
            ChatRequest request = WireText.ReadRequest(ChatProtocol.OpenAI, body);
            WireTarget target = new("other", Stream: true);

            string passed = WireText.WriteRequest(ChatProtocol.OpenAI, request, target);

            passed.ShouldBeJson(WireText.WriteRequest(ChatProtocol.OpenAI, request.Afresh(), target));
        },
        iter: Iterations);

    [Fact]
    public void Answer_ToldAsEventsAndCollected_IsTheSameAnswer() => Gen.Select(AnyAnswer, Gen.Int[1, 5]).Sample(
        (read, piece) =>
        {
            ChatAnswer collected = StreamText.Collect(AnswerEvents.Of(read.Answer, piece), read.Protocol);

            WireText.WriteAnswer(read.Protocol, collected).ShouldBeJson(WireText.WriteAnswer(read.Protocol, read.Answer.Afresh()));
            collected.Usage.ShouldBe(read.Answer.Usage);
            collected.Logprobs?.GetRawText().ShouldBe(read.Answer.Logprobs?.GetRawText());
        },
        iter: Iterations);

    [Fact]
    public void Answer_StreamedInItsOwnProtocolAndReadBack_IsTheSameAnswer() => Gen.Select(AnyAnswer, Gen.Int[1, 5]).Sample(
        (read, piece) =>
        {
            string stream = StreamText.Write(read.Protocol, AnswerEvents.Of(read.Answer, piece), read.Protocol);

            ChatAnswer collected = StreamText.Collect(StreamText.Read(read.Protocol, stream), read.Protocol);

            Essence(collected).ShouldBe(Essence(read.Answer));
            collected.Usage.ShouldBe(read.Answer.Usage);
        },
        iter: Iterations);

    [Fact]
    public void Stream_CutAnywhere_GivesTheSameEvents() => Gen.Select(AnyAnswer, Gen.Int[0, 500].Array[0, 20]).Sample(
        (read, places) =>
        {
            string stream = StreamText.Write(read.Protocol, AnswerEvents.Of(read.Answer, 3), read.Protocol);
            int[] cuts = [.. places.Where(place => place < stream.Length)];

            List<ChatEvent> events = StreamText.Read(read.Protocol, stream, cuts);

            events.Select(StreamText.Describe).ShouldBe(StreamText.Read(read.Protocol, stream).Select(StreamText.Describe));
        },
        iter: Iterations);

    [Fact]
    public void Answer_WholeThroughTheOtherProtocolAndBack_KeepsTextToolCallsAndUsage() => AnyAnswer.Sample(
        read =>
        {
            ChatProtocol other = Other(read.Protocol);

            ChatAnswer there = WireText.ReadAnswer(other, WireText.WriteAnswer(other, read.Answer));
            ChatAnswer back = WireText.ReadAnswer(read.Protocol, WireText.WriteAnswer(read.Protocol, there));

            CrossEssence(back).ShouldBe(CrossEssence(read.Answer));
            back.Usage.Total.ShouldBe(read.Answer.Usage.Total);
        },
        iter: Iterations);

    [Fact]
    public void Answer_StreamedToTheOtherProtocol_KeepsTextToolCallsAndUsage() => Gen.Select(AnyAnswer, Gen.Int[1, 5]).Sample(
        (read, piece) =>
        {
            ChatProtocol other = Other(read.Protocol);

            string stream = StreamText.Write(other, AnswerEvents.Of(read.Answer, piece), read.Protocol);
            ChatAnswer collected = StreamText.Collect(StreamText.Read(other, stream), other);

            CrossEssence(collected).ShouldBe(CrossEssence(read.Answer));
            collected.Usage.Total.ShouldBe(read.Answer.Usage.Total);
        },
        iter: Iterations);

    [Fact]
    public void Request_ThroughTheOtherProtocol_KeepsItsTexts() => Gen.OneOf(
            OpenAIGen.Request.Select(body => (ChatProtocol.OpenAI, body)), AnthropicGen.Request.Select(body => (ChatProtocol.Anthropic, body))).Sample(
        (protocol, body) =>
        {
            ChatRequest request = WireText.ReadRequest(protocol, body);
            string written = WireText.WriteRequest(Other(protocol), request, new WireTarget("m", Stream: false));

            string before = string.Concat(request.Messages.Select(AllText).Order(StringComparer.Ordinal));
            ChatRequest? there = written.Contains("\"messages\":[]", StringComparison.Ordinal) ? null : WireText.ReadRequest(Other(protocol), written);

            Letters(string.Concat(there?.Messages.Select(AllText) ?? [])).ShouldBe(Letters(before));
        },
        iter: Iterations);

    private static Gen<(ChatProtocol Protocol, ChatAnswer Answer)> AnyAnswer { get; } = Gen.OneOf(
        OpenAIGen.Answer.Select(body => (ChatProtocol.OpenAI, WireText.ReadAnswer(ChatProtocol.OpenAI, body))),
        AnthropicGen.Answer.Select(body => (ChatProtocol.Anthropic, WireText.ReadAnswer(ChatProtocol.Anthropic, body))));

    private static void RequestComesBack(ChatProtocol protocol, string body)
    {
        ChatRequest request = WireText.ReadRequest(protocol, body);

        string written = WireText.WriteRequest(protocol, request.Afresh(), new WireTarget(request.Model, Stream: false));

        written.ShouldBeJson(body);
    }

    private static void AnswerComesBack(ChatProtocol protocol, string body) =>
        WireText.WriteAnswer(protocol, WireText.ReadAnswer(protocol, body).Afresh()).ShouldBeJson(body);

    private static ChatProtocol Other(ChatProtocol protocol) =>
        protocol == ChatProtocol.OpenAI ? ChatProtocol.Anthropic : ChatProtocol.OpenAI;

    /// <summary>What every choice of an answer says, empty pieces aside.</summary>
    private static string Essence(ChatAnswer answer) => string.Join('\n', answer.Alternatives.Prepend(answer).Select(CrossEssenceWithThinking));

    private static string CrossEssenceWithThinking(ChatAnswer answer) =>
        CrossEssence(answer) + string.Concat(answer.Parts.OfType<ThinkingPart>().Select(part => part.Text + part.Signature + part.RedactedBytes));

    private static string CrossEssence(ChatAnswer answer) => string.Concat(
        answer.Parts.Select(part => part switch
        {
            TextPart text => text.Text,
            RefusalPart refusal => refusal.Text,
            _ => string.Empty,
        }))
        + string.Concat(answer.ToolCalls.Select(call => $"\n{call.Name} {call.ArgumentsJson}"));

    private static string AllText(ChatMessage message) => string.Concat(message.Parts.Select(part => part switch
    {
        TextPart text => text.Text,
        RefusalPart refusal => refusal.Text,
        ToolResultPart result => ContentPart.TextOf(result.Parts),
        _ => string.Empty,
    }));

    /// <summary>The characters, whatever their order: instructions move to the front.</summary>
    private static string Letters(string text) => string.Concat(text.Order());
}
