using System.Text.Json;
using CsCheck;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;
using Suffice.Tests.Chat.Anthropic;
using Suffice.Tests.Chat.OpenAI;
using Suffice.Tests.Chat.Responses;
using Suffice.Tests.Chat.Streaming;

namespace Suffice.Tests.Chat;

/// <summary>What holds for every body of any protocol, and on the way from any to any other.</summary>
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
    public void Request_ReadAndWrittenAfreshInResponses_IsTheSameJson() => ResponsesGen.Request.Sample(
        body => RequestComesBack(ChatProtocol.Responses, body), iter: Iterations);

    [Fact]
    public void Request_KeptInALedger_IsReadAsTheSameJson() => Gen.OneOf(
        OpenAIGen.Request.Select(body => (ChatProtocol.OpenAI, body)),
        AnthropicGen.Request.Select(body => (ChatProtocol.Anthropic, body)),
        ResponsesGen.Request.Select(body => (ChatProtocol.Responses, body))).Sample(
        (protocol, body) =>
        {
            ChatRequest request = WireText.ReadRequest(protocol, body);

            string kept = ChatWires.WriteKept(request.Afresh());

            ChatRequest read = ChatWires.ReadKept(ChatWires.For(protocol).Endpoint, kept)!;
            (read.Metadata?.GetRawText() ?? "null").ShouldBeJson(request.Metadata?.GetRawText() ?? "null");
            WireTarget target = new("m", Stream: false);
            WireText.WriteRequest(protocol, read.Afresh(), target).ShouldBeJson(WireText.WriteRequest(protocol, request.Afresh(), target));
        },
        iter: Iterations);

    [Fact]
    public void Answer_ReadAndWrittenAfreshInResponses_IsTheSameJson() => ResponsesGen.Answer.Sample(
        body => AnswerComesBack(ChatProtocol.Responses, body), iter: Iterations);

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
    public void Answer_WholeThroughAnyOtherProtocolAndBack_KeepsTextToolCallsAndUsage() => Gen.Select(AnyAnswer, AnyProtocol).Sample(
        (read, other) =>
        {
            ChatAnswer there = WireText.ReadAnswer(other, WireText.WriteAnswer(other, read.Answer));
            ChatAnswer back = WireText.ReadAnswer(read.Protocol, WireText.WriteAnswer(read.Protocol, there));

            CrossEssence(back).ShouldBe(CrossEssence(read.Answer));
            back.Usage.Total.ShouldBe(read.Answer.Usage.Total);
        },
        iter: Iterations);

    [Fact]
    public void Answer_StreamedToAnyProtocol_KeepsTextToolCallsAndUsage() => Gen.Select(AnyAnswer, AnyProtocol, Gen.Int[1, 5]).Sample(
        (read, other, piece) =>
        {
            string stream = StreamText.Write(other, AnswerEvents.Of(read.Answer, piece), read.Protocol);
            ChatAnswer collected = StreamText.Collect(StreamText.Read(other, stream), other);

            CrossEssence(collected).ShouldBe(CrossEssence(read.Answer));
            collected.Usage.Total.ShouldBe(read.Answer.Usage.Total);
        },
        iter: Iterations);

    [Fact]
    public void Answer_StreamedToAnyProtocolOrWhole_LosesTheSame() => Gen.Select(AnyAnswer, AnyProtocol).Sample(
        (read, other) =>
        {
            ChatRequest asked = new() { Protocol = other, Model = "auto", Messages = [] };
            IChatStreamWriter writer = ChatWires.For(other).NewStreamWriter(asked, read.Protocol, WireText.Labels);
            StreamText.Write(AnswerEvents.Of(read.Answer, 1024), writer);

            WireText.WriteAnswer(other, read.Answer.Afresh(), out System.Collections.Immutable.ImmutableArray<string> lost);

            writer.Lost.ShouldBe(lost, ignoreOrder: true);
        },
        iter: Iterations);

    [Fact]
    public void Answer_StreamedToResponsesOrWhole_IsTheSameResponse() => Gen.Select(AnyAnswer, Gen.Int[1, 5]).Sample(
        (read, piece) =>
        {
            string stream = StreamText.Write(ChatProtocol.Responses, AnswerEvents.Of(read.Answer, piece), read.Protocol);

            string last = stream[(stream.LastIndexOf("\ndata: ", StringComparison.Ordinal) + 7)..];
            string whole = WireText.WriteAnswer(ChatProtocol.Responses, read.Answer.Afresh());

            OutputOf(JsonElement.Parse(last).GetProperty("response")).ShouldBeJson(OutputOf(JsonElement.Parse(whole)));
        },
        iter: Iterations);

    [Fact]
    public void Request_ThroughAnyOtherProtocol_KeepsItsTexts() => Gen.Select(AnyRequest, AnyProtocol).Sample(
        (read, other) =>
        {
            ChatRequest request = WireText.ReadRequest(read.Protocol, read.Body);
            string written = WireText.WriteRequest(other, request, new WireTarget("m", Stream: false));

            string before = string.Concat(request.Messages.Select(AllText).Order(StringComparer.Ordinal));
            ChatRequest? there = SaysNothing(JsonElement.Parse(written)) ? null : WireText.ReadRequest(other, written);

            Letters(string.Concat(there?.Messages.Select(AllText) ?? [])).ShouldBe(Letters(before));
        },
        iter: Iterations);

    [Fact]
    public void Request_OfAnyShape_IsReadOrRefusedAsItsWritersMistake() => Gen.Select(AnyRequest, AnyProtocol, Gen.Int[0, 5000]).Sample(
        (read, other, cut) =>
        {
            // Fields of one protocol in a body of another, and bodies cut anywhere: read or refused, never anything else.
            string body = cut < read.Body.Length / 2 ? read.Body[..cut] : read.Body;

            try
            {
                WireText.ReadRequest(other, body);
            }
            catch (ChatFormatException wrong)
            {
                wrong.Path.ShouldStartWith("$");
            }
        },
        iter: Iterations);

    private static Gen<ChatProtocol> AnyProtocol { get; } = Gen.Enum<ChatProtocol>();

    private static Gen<(ChatProtocol Protocol, string Body)> AnyRequest { get; } = Gen.OneOf(
        OpenAIGen.Request.Select(body => (ChatProtocol.OpenAI, body)),
        AnthropicGen.Request.Select(body => (ChatProtocol.Anthropic, body)),
        ResponsesGen.Request.Select(body => (ChatProtocol.Responses, body)));

    private static Gen<(ChatProtocol Protocol, ChatAnswer Answer)> AnyAnswer { get; } = Gen.OneOf(
        OpenAIGen.Answer.Select(body => (ChatProtocol.OpenAI, WireText.ReadAnswer(ChatProtocol.OpenAI, body))),
        AnthropicGen.Answer.Select(body => (ChatProtocol.Anthropic, WireText.ReadAnswer(ChatProtocol.Anthropic, body))),
        ResponsesGen.Answer.Select(body => (ChatProtocol.Responses, WireText.ReadAnswer(ChatProtocol.Responses, body))));

    private static void RequestComesBack(ChatProtocol protocol, string body)
    {
        ChatRequest request = WireText.ReadRequest(protocol, body);

        string written = WireText.WriteRequest(protocol, request.Afresh(), new WireTarget(request.Model, Stream: false));

        written.ShouldBeJson(body);
    }

    private static void AnswerComesBack(ChatProtocol protocol, string body) =>
        WireText.WriteAnswer(protocol, WireText.ReadAnswer(protocol, body).Afresh()).ShouldBeJson(body);

    private static bool SaysNothing(JsonElement body) =>
        !body.TryGetProperty("instructions", out _)
        && (body.TryGetProperty("messages", out JsonElement said) || body.TryGetProperty("input", out said))
        && said.ValueKind == JsonValueKind.Array && said.GetArrayLength() == 0;

    /// <summary>Log-probabilities stand with the first text here; streams give them with each piece.</summary>
    private static string OutputOf(JsonElement response) => response.GetProperty("output").GetRawText();

    /// <summary>What every choice of an answer says, empty pieces aside.</summary>
    private static string Essence(ChatAnswer answer) => string.Join('\n', answer.Alternatives.Prepend(answer).Select(CrossEssenceWithThinking));

    private static string CrossEssenceWithThinking(ChatAnswer answer) =>
        CrossEssence(answer) + string.Concat(answer.Parts.OfType<ThinkingPart>().Select(part => part.Text + part.Signature + part.RedactedBytes + part.EncryptedContent));

    private static string CrossEssence(ChatAnswer answer) => Letters(string.Concat(
        answer.Parts.Select(part => part switch
        {
            TextPart text => text.Text,
            RefusalPart refusal => refusal.Text,
            _ => string.Empty,
        })))
        + string.Concat(answer.ToolCalls.Select(call => $"\n{call.Name} {call.ArgumentsJson}"));

    private static string AllText(ChatMessage message) => string.Concat(message.Parts.Select(part => part switch
    {
        TextPart text => text.Text,
        RefusalPart refusal => refusal.Text,
        ToolResultPart result => ContentPart.TextOf(result.Parts),
        _ => string.Empty,
    }));

    /// <summary>The characters, whatever their order: instructions move to the front, refusals behind the text.</summary>
    private static string Letters(string text) => string.Concat(text.Order());
}
