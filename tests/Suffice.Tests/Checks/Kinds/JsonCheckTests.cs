using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks.Kinds;

public sealed class JsonCheckTests
{
    private readonly JsonCheck check = new(new JsonOptions());

    [Theory]
    [InlineData("""{"a": 1}""")]
    [InlineData("  [1, 2]\n")]
    [InlineData("42")]
    public async Task Judge_JsonAlone_Passes(string answer)
    {
        Finding finding = await check.Judge(answer);

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Theory]
    [InlineData("Here it is: {\"a\": 1}")]
    [InlineData("```json\n{\"a\": 1}\n```")]
    [InlineData("{\"a\": 1")]
    [InlineData("{\"a\": \"\\ud800\"}")]
    [InlineData("")]
    public async Task Judge_AnythingElse_FailsAndTellsTheForm(string answer)
    {
        Finding finding = await check.Judge(answer);

        finding.Violation.ShouldNotBeNull().ShouldStartWith("The answer must be one JSON value and nothing else");
    }

    [Theory]
    [InlineData("Here it is:\n```json\n{\"a\": 1}\n```\nGlad to help.", "{\"a\": 1}")]
    [InlineData("Sure! {\"a\": [1, 2]} Anything else?", "{\"a\": [1, 2]}")]
    [InlineData("The input [1, 1, 3] gives\n```json\n{\"a\": 2}\n```", "{\"a\": 2}")]
    [InlineData("{\"a\": \"one\ntwo\"}", "{\"a\": \"one\\ntwo\"}")]
    [InlineData("{\"a\": \"costs \\$5\"}", "{\"a\": \"costs \\\\$5\"}")]
    [InlineData("{\"a\": [1, 2,],}", "{\"a\": [1, 2]}")]
    [InlineData("{\"a\": \"sang \"Deck the Halls\" twice\"}", "{\"a\": \"sang \\\"Deck the Halls\\\" twice\"}")]
    public void Repair_OneValueInProseOrWithSlips_KeepsTheValue(string answer, string mended)
    {
        string? repaired = check.Repair(answer);

        repaired.ShouldBe(mended);
    }

    [Theory]
    [InlineData("No JSON here.")]
    [InlineData("{\"a\": 1} or {\"a\": 2}")]
    [InlineData("{\"a\": ")]
    public void Repair_NoneOrSeveral_GivesUp(string answer)
    {
        string? repaired = check.Repair(answer);

        repaired.ShouldBeNull();
    }

    [Fact]
    public async Task Judge_ObjectWanted_RefusesAnArray()
    {
        JsonCheck objects = new(new JsonOptions { Shape = JsonShape.Object });

        Finding finding = await objects.Judge("[1]");

        finding.Violation.ShouldBe("The answer must be a JSON object, but it is a JSON array.");
    }

    [Fact]
    public async Task Judge_ToolTurn_DoesNotApply()
    {
        Finding finding = await check.Judge(Given.Called(("lookup", "{}")));

        finding.Kind.ShouldBe(FindingKind.NotApplicable);
    }
}
