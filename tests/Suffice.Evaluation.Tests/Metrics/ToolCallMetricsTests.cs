using Suffice.Evaluation.Metrics;

namespace Suffice.Evaluation.Tests.Metrics;

public sealed class ToolCallMetricsTests
{
    [Theory]
    [InlineData("""[{"name":"f","arguments":{"x":1}}]""")]
    [InlineData("""{"name":"f","arguments":{"x":1}}""")]
    [InlineData("""{"tool_calls":[{"type":"function","function":{"name":"f","arguments":"{\"x\":1}"}}]}""")]
    [InlineData("""{"f":{"x":[1]}}""")]
    [InlineData("""[{"f":{"x":[2,1]}}]""")]
    public async Task Match_AnyFormOfReference_IsUnderstood(string reference)
    {
        (await MatchAsync(reference, "f", "f {\"x\":1}")).IsPassed.ShouldBeTrue();
        (await MatchAsync(reference, "f", "f {\"x\":3}")).IsPassed.ShouldBeFalse();
        (await MatchAsync(reference, "f")).IsPassed.ShouldBeFalse();
        (await MatchAsync(reference, "f", "f {\"x\":1}", "f {\"x\":1}")).IsPassed.ShouldBeFalse();
    }

    [Fact]
    public async Task Match_SeveralCalls_TakesThemInAnyOrder()
    {
        const string Reference = """{"play_1":{"artist":["Swift"],"minutes":[20]},"play_2":{"artist":["Maroon 5"],"minutes":[15]}}""";

        (await MatchAsync(Reference, "play", """play {"artist":"maroon 5","minutes":15}""", """play {"artist":"Swift","minutes":20}""")).IsPassed.ShouldBeTrue();
        (await MatchAsync(Reference, "play", """play {"artist":"Swift","minutes":20}""")).IsPassed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"f":{"x":[1],"unit":["","m"]}}""", """f {"x":1}""", true)]
    [InlineData("""{"f":{"x":[1],"unit":["m"]}}""", """f {"x":1}""", false)]
    [InlineData("""{"f":{"x":[1]}}""", """f {"x":1,"y":2}""", false)]
    [InlineData("""{"f":{"p":[{"age":[30],"name":["Ann","ann b."]}]}}""", """f {"p":{"name":"Ann B","age":30}}""", true)]
    [InlineData("""{"f":{"l":[[1,2]]}}""", """f {"l":[1,2]}""", true)]
    [InlineData("""{"f":{"l":[[1,2]]}}""", """f {"l":[2,1]}""", false)]
    public async Task Match_Choices_FollowTheLeaderboardsRules(string reference, string call, bool passes) =>
        (await MatchAsync(reference, "f", call)).IsPassed.ShouldBe(passes);

    [Fact]
    public async Task Match_NoCallWanted_PassesOnlySilence()
    {
        (await MatchAsync("\"no_call\"", "f")).IsPassed.ShouldBeTrue();
        (await MatchAsync("\"no_call\"", "f", "f {}")).Reason!.ShouldContain("nothing is to be called");
    }

    [Fact]
    public async Task F1_ByNames_CountsCallsMadeAndMissed()
    {
        MetricResult result = await Measuring.OfAsync(
            MetricSpecs.Parse("tool-call-f1"), Measuring.Item("""["f","g"]""", tools: "f g h"), Measuring.Calls("f {}", "h {}"));

        result.Score.ShouldBe(0.5);
    }

    [Fact]
    public async Task Valid_AToolThatIsNotOffered_Fails()
    {
        (await Measuring.OfAsync(MetricSpecs.Parse("is-valid-openai-tools-call"), Measuring.Item(tools: "f"), Measuring.Calls("f {}"))).IsPassed.ShouldBeTrue();
        (await Measuring.OfAsync(MetricSpecs.Parse("is-valid-openai-tools-call"), Measuring.Item(tools: "f"), Measuring.Calls("g {}"))).IsPassed.ShouldBeFalse();
        (await Measuring.OfAsync(MetricSpecs.Parse("is-valid-openai-tools-call"), Measuring.Item(tools: "f"), Measuring.Text("f()"))).IsPassed.ShouldBeFalse();
    }

    private static Task<MetricResult> MatchAsync(string reference, string tool, params string[] calls) =>
        Measuring.OfAsync(MetricSpecs.Parse("tool-call-match"), Measuring.Item(reference, tools: tool), Measuring.Calls(calls));
}
