using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks.Kinds;

public sealed class JsonSchemaCheckTests
{
    private const string Person = """{ "type": "object", "properties": { "age": { "type": "integer" } }, "required": ["age"] }""";

    private readonly JsonSchemaCheck check = new(new JsonSchemaCheckOptions(), Given.Setting);

    [Fact]
    public async Task Judge_CallsOwnSchemaKept_Passes()
    {
        Finding finding = await check.Judge("""{"age": 4}""", Given.Call(schema: Person));

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Fact]
    public async Task Judge_CallsOwnSchemaBroken_NamesTheField()
    {
        Finding finding = await check.Judge("""{"age": "four"}""", Given.Call(schema: Person));

        finding.Violation.ShouldNotBeNull().ShouldContain("$.age");
    }

    [Fact]
    public async Task Judge_CallWithoutSchema_DoesNotApply()
    {
        Finding finding = await check.Judge("prose", Given.Call());

        finding.Kind.ShouldBe(FindingKind.NotApplicable);
    }

    [Fact]
    public async Task Judge_UnusableSchemaInTheCall_DoesNotApply()
    {
        Finding finding = await check.Judge("{}", Given.Call(schema: """{ "type": 7 }"""));

        finding.Kind.ShouldBe(FindingKind.NotApplicable);
    }

    [Fact]
    public void New_UnusableSchemaInThePolicy_SaysWhere()
    {
        CheckOptionsException wrong = Should.Throw<CheckOptionsException>(
            () => new JsonSchemaCheck(new JsonSchemaCheckOptions { Schema = Given.Json("""{ "type": 7 }""") }, Given.Setting));

        wrong.Field.ShouldBe("schema");
        wrong.Wrong.ShouldContain("#/type");
    }

    [Theory]
    [InlineData("Answer:\n```json\n{\"age\": 4}\n```", "{\"age\": 4}")]
    [InlineData("First I thought {\"age\": \"x\"}, but {\"age\": 4} is right.", "{\"age\": 4}")]
    public void Repair_OneFittingValue_KeepsIt(string answer, string mended)
    {
        string? repaired = check.Repair(answer, Given.Call(schema: Person));

        repaired.ShouldBe(mended);
    }

    [Fact]
    public void Repair_AnswerBeginsWithABrokenObject_GivesUp()
    {
        string? repaired = check.Repair("{\"age\": \"x\"} or rather {\"age\": 4}", Given.Call(schema: Person));

        repaired.ShouldBeNull();
    }

    [Theory]
    [InlineData("{\"age\": \"f")]
    [InlineData("```json\n{\"age\": \"f")]
    [InlineData("  {\"age\": tru")]
    public void Feed_HopelessSoFar_Fails(string sofar)
    {
        IEarlyJudge judge = check.Begin(Given.Call(schema: Person)).ShouldNotBeNull();

        Finding finding = judge.Feed(sofar);

        finding.IsFailed.ShouldBeTrue();
    }

    [Fact]
    public void Feed_BareQuoteInAString_IsNotTakenForItsEnd()
    {
        IEarlyJudge judge = check.Begin(Given.Call(schema: """{ "properties": { "name": { "minLength": 6 } } }""")).ShouldNotBeNull();

        Finding finding = judge.Feed("{\"name\": \"a \"b\" c\"}");

        finding.Kind.ShouldBe(FindingKind.NotApplicable);
    }

    [Theory]
    [InlineData("{\"age\": 4")]
    [InlineData("Let me think. {\"age\": \"x\"}")]
    [InlineData("[1] says {\"age\": 4}")]
    [InlineData("{age: \"x\"}")]
    [InlineData("{\"name\": \"one\ntwo \\$5 \"quoted\" end\", \"age\": 4,}")]
    public void Feed_MayStillPass_SaysNothing(string sofar)
    {
        IEarlyJudge judge = check.Begin(Given.Call(schema: Person)).ShouldNotBeNull();

        Finding finding = judge.Feed(sofar);

        finding.Kind.ShouldBe(FindingKind.NotApplicable);
    }
}
