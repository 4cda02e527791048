using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks.Kinds;

public sealed class OneOfCheckTests
{
    private const string Schema = """{ "type": "object", "properties": { "category": { "type": "string", "enum": ["Hardware", "HR Support"] } } }""";

    private readonly OneOfCheck check = new(new OneOfOptions { Labels = ["billing", "card_arrival", "C", "C++"] });

    [Fact]
    public async Task Judge_ExactLabel_Passes()
    {
        Finding finding = await check.Judge("card_arrival");

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Theory]
    [InlineData("**Billing**.", "billing")]
    [InlineData("Card arrival", "card_arrival")]
    [InlineData("Category: card-arrival", "card_arrival")]
    [InlineData("`C++`", "C++")]
    public async Task Judge_LabelSpelledOtherwise_FailsAndIsMended(string answer, string label)
    {
        Finding finding = await check.Judge(answer);
        string? repaired = check.Repair(answer);

        finding.Violation.ShouldNotBeNull().ShouldContain($"write exactly \"{label}\"");
        repaired.ShouldBe(label);
    }

    [Theory]
    [InlineData("refund")]
    [InlineData("billing or card_arrival")]
    [InlineData("This is not billing.")]
    public async Task Judge_NoLabel_FailsAndIsNotMended(string answer)
    {
        Finding finding = await check.Judge(answer);
        string? repaired = check.Repair(answer);

        finding.Violation.ShouldNotBeNull().ShouldContain("\"billing\", \"card_arrival\"");
        repaired.ShouldBeNull();
    }

    [Fact]
    public async Task Judge_NoLabelsGiven_TakesTheSchemasEnum()
    {
        OneOfCheck fromSchema = new(new OneOfOptions());

        Finding right = await fromSchema.Judge("""{"category": "HR Support"}""", Given.Call(schema: Schema));
        Finding wrong = await fromSchema.Judge("""{"category": "Sales"}""", Given.Call(schema: Schema));

        right.Kind.ShouldBe(FindingKind.Passed);
        wrong.Violation.ShouldNotBeNull().ShouldStartWith("$.category is \"Sales\"");
    }

    [Fact]
    public void Repair_LabelInsideJson_RewritesOnlyTheLabel()
    {
        OneOfCheck fromSchema = new(new OneOfOptions());

        string? repaired = fromSchema.Repair("""{"category": "hr-support", "why": "é \"x\"", "n": 1.50}""", Given.Call(schema: Schema));

        repaired.ShouldBe("""{"category":"HR Support","why":"é \"x\"","n":1.50}""");
    }

    [Fact]
    public async Task Judge_SchemaWithoutEnum_DoesNotApply()
    {
        OneOfCheck fromSchema = new(new OneOfOptions());

        Finding finding = await fromSchema.Judge("{}", Given.Call(schema: """{ "type": "object" }"""));

        finding.Kind.ShouldBe(FindingKind.NotApplicable);
    }
}
