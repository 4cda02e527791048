using Suffice.Chat;
using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks.Kinds;

public sealed class ToolCallCheckTests
{
    private static readonly ToolDefinition Weather = Given.Tool(
        "weather.get", """{ "type": "object", "properties": { "city": { "type": "string" }, "days": { "type": "integer" }, "date": { "type": "string" } }, "required": ["city"] }""");

    private readonly ToolCallCheck check = new(new ToolCallOptions());
    private readonly ChatRequest call = Given.Call("Weather in Oslo?", tools: [Weather]);

    [Theory]
    [InlineData("weather.get", """{"city": "Oslo", "days": 3}""")]
    [InlineData("weather_get", """{"city": "Oslo"}""")]
    public async Task Judge_OfferedToolWithValidArguments_Passes(string name, string arguments)
    {
        Finding finding = await check.Judge(Given.Called((name, arguments)), call);

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Theory]
    [InlineData("weather", """{"city": "Oslo"}""", "not offered; offered are weather.get")]
    [InlineData("weather.get", """{"days": 3}""", "city")]
    [InlineData("weather.get", """{"city": "Oslo", "days": "three"}""", "$.days")]
    [InlineData("weather.get", """{"city": "Oslo", "unit": "C"}""", "no parameter \"unit\"")]
    [InlineData("weather.get", """{"city": "Oslo" """, "not JSON")]
    [InlineData("weather.get", "[]", "must be a JSON object")]
    [InlineData("weather.get", "", "city")]
    public async Task Judge_WrongCall_IsToldWhatIsWrong(string name, string arguments, string told)
    {
        Finding finding = await check.Judge(Given.Called((name, arguments)), call);

        finding.Violation.ShouldNotBeNull().ShouldContain(told);
    }

    [Fact]
    public async Task Judge_SameCallTwice_Fails()
    {
        Finding finding = await check.Judge(
            Given.Called(("weather.get", """{"city": "Oslo", "days": 1}"""), ("weather.get", """{ "days":1, "city":"Oslo" }""")), call);

        finding.Violation.ShouldNotBeNull().ShouldContain("twice");
    }

    [Theory]
    [InlineData(ToolChoiceMode.Auto, ToolCallRequirement.WhenForced, FindingKind.Passed)]
    [InlineData(ToolChoiceMode.Required, ToolCallRequirement.WhenForced, FindingKind.Failed)]
    [InlineData(ToolChoiceMode.Required, ToolCallRequirement.Never, FindingKind.Passed)]
    [InlineData(ToolChoiceMode.Auto, ToolCallRequirement.Always, FindingKind.Failed)]
    public async Task Judge_NoCall_FailsOnlyWhereOneIsDemanded(ToolChoiceMode mode, ToolCallRequirement require, FindingKind kind)
    {
        ToolCallCheck demanding = new(new ToolCallOptions { Require = require });

        Finding finding = await demanding.Judge("None of the tools can do that.", call with { ToolChoice = new ToolChoice(mode) });

        finding.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task Judge_AnotherToolThanTheNamedOne_Fails()
    {
        ChatRequest named = call with { Tools = [Weather, new ToolDefinition("news")], ToolChoice = new ToolChoice(ToolChoiceMode.Named, "news") };

        Finding finding = await check.Judge(Given.Called(("weather.get", """{"city": "Oslo"}""")), named);

        finding.Violation.ShouldBe("The answer must call the tool news and no other.");
    }

    [Theory]
    [InlineData("""[weather.get(city="Oslo")]""", FindingKind.Failed)]
    [InlineData("""{"name": "weather.get", "arguments": {"city": "Oslo"}}""", FindingKind.Failed)]
    [InlineData("Use weather.get to find out.", FindingKind.Passed)]
    public async Task Judge_CallWrittenAsText_FailsWhereAskedTo(string answer, FindingKind kind)
    {
        ToolCallCheck strict = new(new ToolCallOptions { Written = true });

        Finding finding = await strict.Judge(answer, call);

        finding.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("""{"city": "Oslo", "date": "2023-10-04"}""", "the year 2023")]
    [InlineData("""{"city": ""}""", "empty")]
    [InlineData("""{"city": "<city>"}""", "placeholder")]
    public async Task Judge_MadeUpArgument_FailsWhereAskedTo(string arguments, string told)
    {
        ToolCallCheck grounded = new(new ToolCallOptions { Ground = ToolGrounding.Invented });

        Finding finding = await grounded.Judge(Given.Called(("weather.get", arguments)), call);

        finding.Violation.ShouldNotBeNull().ShouldContain(told);
    }

    [Theory]
    [InlineData("Weather in Oslo for three days?", """{"city": "Oslo", "days": 3}""", FindingKind.Passed)]
    [InlineData("Weather in Oslo?", """{"city": "Oslo", "days": 7}""", FindingKind.Failed)]
    [InlineData("Weather in Oslo on 4 October 2023?", """{"city": "Oslo", "date": "2023-10-04"}""", FindingKind.Passed)]
    public async Task Judge_Numbers_MustBeStated(string prompt, string arguments, FindingKind kind)
    {
        ToolCallCheck grounded = new(new ToolCallOptions { Ground = ToolGrounding.Numbers });

        Finding finding = await grounded.Judge(Given.Called(("weather.get", arguments)), Given.Call(prompt, tools: [Weather]));

        finding.Kind.ShouldBe(kind);
    }
}
