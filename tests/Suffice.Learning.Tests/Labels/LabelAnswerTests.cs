using System.Text.Json;
using Suffice.Chat;
using Suffice.Learning.Labels;

namespace Suffice.Learning.Tests.Labels;

public sealed class LabelAnswerTests
{
    private static readonly LabelGuess Billing = new("billing", [0.1, 0.8, 0.1]);

    [Fact]
    public void Of_NoFormAskedFor_IsTheBareLabelWithItsConfidence()
    {
        ChatAnswer answer = LabelAnswer.Of(MadeLabels.Request("refund"), Billing)!;

        answer.Text.ShouldBe("billing");
        answer.StatedConfidence.ShouldBe(0.8);
        answer.LabelProbabilities.ShouldBe(Billing.Probabilities);
        answer.StopReason.ShouldBe(StopReason.Done);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"group":{"enum":["access","billing"]}},"required":["group"]}""", """{"group":"billing"}""")]
    [InlineData("""{"type":"object","properties":{"group":{"enum":["access","billing"]},"why":{"type":"string"}},"required":["group"]}""", """{"group":"billing"}""")]
    [InlineData("""{"type":"object","properties":{"group":{"type":"string"}},"required":["group"]}""", """{"group":"billing"}""")]
    public void Of_Schema_FillsTheOnlyFieldThatTakesTheLabel(string schema, string said) =>
        LabelAnswer.Of(MadeLabels.Request("refund", Json(schema)), Billing)!.Text.ShouldBe(said);

    [Theory]
    [InlineData("""{"type":"object","properties":{"group":{"enum":["access","billing"]},"why":{"type":"string"}},"required":["group","why"]}""")]
    [InlineData("""{"type":"object","properties":{"group":{"enum":["access","delivery"]}},"required":["group"]}""")]
    [InlineData("""{"type":"object","properties":{"one":{"enum":["billing"]},"two":{"enum":["billing"]}}}""")]
    [InlineData("""{"type":"object","properties":{"one":{"type":"string"},"two":{"type":"string"}}}""")]
    [InlineData("true")]
    public void Of_SchemaThatALabelCannotFill_GivesNoAnswer(string schema) =>
        LabelAnswer.Of(MadeLabels.Request("refund", Json(schema)), Billing).ShouldBeNull();

    [Fact]
    public void Of_ToolsOffered_GivesNoAnswer()
    {
        ChatRequest request = MadeLabels.Request("refund") with { Tools = [new ToolDefinition("refund")] };

        LabelAnswer.Of(request, Billing).ShouldBeNull();
    }

    [Fact]
    public void Of_LabelThatIsAnObject_IsTheWholeAnswer()
    {
        LabelGuess whole = new("""{"group":"billing","urgent":true}""", [1]);
        JsonElement schema = Json("""{"type":"object","properties":{"group":{"enum":["billing"]},"urgent":{"type":"boolean"}},"required":["group","urgent"]}""");

        LabelAnswer.Of(MadeLabels.Request("refund", schema), whole)!.Text.ShouldBe(whole.Label);
    }

    [Fact]
    public void Of_QuotesInTheLabel_AreStillJson()
    {
        LabelGuess quoted = new("billing \"new\"", [1]);
        JsonElement schema = Json("""{"type":"object","properties":{"group":{"type":"string"}}}""");

        string text = LabelAnswer.Of(MadeLabels.Request("refund", schema), quoted)!.Text;

        Json(text).GetProperty("group").GetString().ShouldBe(quoted.Label);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
