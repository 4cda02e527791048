using System.Text.Json;
using Suffice.Chat;
using Suffice.Confidence.Signals;

namespace Suffice.Tests.Confidence;

public sealed class AnswerSignalReaderTests
{
    private static readonly ChatRequest Sum = Request("Tom has 5 pears and gets 7 more. How many pears has he now?");

    [Fact]
    public void Names_OfAllGroups_AreUnique() =>
        ((string[])[.. AnswerSignalReader.RequestNames, .. AnswerSignalReader.AnswerNames, .. AnswerSignalReader.SecondNames]).ShouldBeUnique();

    [Fact]
    public void Answer_WrongSum_IsCounted()
    {
        Of(Sum, Said("He has 5 + 7 = 13 pears.\n#### 13"), "sums.wrong_share").ShouldBe(1);
        Of(Sum, Said("He has 5 + 7 = 12 pears.\n#### 12"), "sums.wrong_share").ShouldBe(0);
        Of(Sum, Said("He has 5 + 7 = 12 pears.\n#### 12"), "sums.marked_end").ShouldBe(1);
        Of(Sum, Said("He has 5 + 7 = 12 pears, which is 3 more."), "sums.end_is_last_result").ShouldBe(0);
        Of(Sum, Said("Twelve."), "sums.wrong_share").ShouldBe(double.NaN);
    }

    [Fact]
    public void Answer_CalledTool_TellsWhereItsArgumentsComeFrom()
    {
        ChatRequest request = Request("What is the weather in Oslo?") with { Tools = [Weather()] };

        Of(request, Called("{\"city\":\"Oslo\"}"), "calls.least_text_given").ShouldBe(1);
        Of(request, Called("{\"city\":\"Bergen\"}"), "calls.least_text_given").ShouldBe(0);
        Of(request, Called("{}"), "calls.missing_required").ShouldBe(1);
        Of(request, Said("I cannot help."), "calls.none").ShouldBe(1);
        Of(Sum, Said("12"), "calls.none").ShouldBe(double.NaN);
    }

    [Fact]
    public void Answer_TokenProbabilities_AreReadAsQuantiles()
    {
        JsonElement logprobs = JsonDocument.Parse("{\"content\":[{\"token\":\"a\",\"logprob\":-0.5},{\"token\":\"b\",\"logprob\":-2},{\"token\":\"c\",\"logprob\":-1}]}").RootElement;
        ChatAnswer answer = Said("abc") with { Logprobs = logprobs, StatedConfidence = 0.9, LabelProbabilities = [0.7, 0.2, 0.1] };

        Of(Sum, answer, "tokens.q0").ShouldBe(-2);
        Of(Sum, answer, "tokens.q50").ShouldBe(-1);
        Of(Sum, answer, "stated.value").ShouldBe(0.9);
        Of(Sum, answer, "label.margin").ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void Second_SameValueInOtherWords_Agrees()
    {
        int agrees = AnswerSignalReader.SecondNames.IndexOf("second.agrees");

        AnswerSignalReader.Second(Sum, Said("He has 12 pears.\n#### 12"), Said("5 + 7 = 12. The answer is 12"))[agrees].ShouldBe(1);
        AnswerSignalReader.Second(Sum, Said("He has 12 pears.\n#### 12"), Said("#### 13"))[agrees].ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":[1,{\"b\":\"x\"}]}")]
    [InlineData("\ud800 = 5 ```{ [ ")]
    public void Answer_AnyText_IsFiniteOrNotANumber(string text) =>
        AnswerSignalReader.Answer(Sum, Said(text)).ShouldAllBe(value => !double.IsInfinity(value));

    private static double Of(ChatRequest request, ChatAnswer answer, string name) =>
        AnswerSignalReader.Answer(request, answer)[AnswerSignalReader.AnswerNames.IndexOf(name)];

    private static ChatRequest Request(string text) => new() { Protocol = ChatProtocol.OpenAI, Model = "auto", Messages = [ChatMessage.Of(ChatRole.User, text)] };

    private static ChatAnswer Said(string text) => new() { Parts = [new TextPart(text)], StopReason = StopReason.Done };

    private static ChatAnswer Called(string arguments) => new() { Parts = [new ToolCallPart("1", "get_weather", arguments)], StopReason = StopReason.ToolCalls };

    private static ToolDefinition Weather() => new("get_weather")
    {
        Description = "Gets the weather of a city.",
        Parameters = JsonDocument.Parse("{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}").RootElement,
    };
}
