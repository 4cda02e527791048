using Suffice.Chat;
using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks.Kinds;

public sealed class AgreementCheckTests
{
    private static readonly ChatRequest Tools = Given.Call(tools:
        [Given.Tool("get", """{ "type": "object", "properties": { "city": { "type": "string" }, "unit": { "type": "string", "default": "C" } } }""")]);

    private readonly AgreementCheck check = new(new AgreementOptions { With = "gpt" }, Given.Setting);

    [Theory]
    [InlineData("billing", "**Billing**.", FindingKind.Passed)]
    [InlineData("billing", "refund", FindingKind.Failed)]
    [InlineData("$65,000", "65000", FindingKind.Passed)]
    [InlineData("""{"answer": "65,000", "reasoning": "long"}""", "```json\n{\"reasoning\": \"other\", \"answer\": 65000}\n```", FindingKind.Passed)]
    [InlineData("""{"answer": "5 hours"}""", """{"answer": "5 minutes"}""", FindingKind.Failed)]
    [InlineData("""{"answer": "'hELLO'"}""", """{"answer": "'HEllo'"}""", FindingKind.Failed)]
    [InlineData("""{"a": 1}""", """{"a": 1, "b": 2}""", FindingKind.Failed)]
    [InlineData("She has 5 + 3 = 8 apples left, and so many more to come.\n#### 8", "Counting the apples one by one we find that the answer is 8.", FindingKind.Passed)]
    [InlineData("She has 5 + 3 = 8 apples left, and so many more to come.\n#### 8", "Counting the apples one by one we find that the answer is 9.", FindingKind.Failed)]
    public async Task Judge_TwoAnswers_ComparedByMeaning(string answer, string second, FindingKind kind)
    {
        Finding finding = await check.Judge(Given.Said(answer), models: new OtherModel(Given.Said(second)));

        finding.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task Judge_SameCallsInAnotherOrder_Agree()
    {
        ChatAnswer one = Given.Called(("get", """{"city": "Oslo"}"""), ("get", """{"city": "Bergen"}"""));
        ChatAnswer two = Given.Called(("get", """{"city": "bergen", "unit": "C"}"""), ("get", """{"city": "Oslo"}"""));

        Finding finding = await check.Judge(one, Tools, new OtherModel(two));

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Fact]
    public async Task Judge_OneCallTwiceInPlaceOfTwo_Differs()
    {
        ChatAnswer one = Given.Called(("get", """{"city": "Oslo"}"""), ("get", """{"city": "Oslo"}"""));
        ChatAnswer two = Given.Called(("get", """{"city": "Oslo"}"""), ("get", """{"city": "Bergen"}"""));

        Finding finding = await check.Judge(one, Tools, new OtherModel(two));

        finding.IsFailed.ShouldBeTrue();
    }

    [Fact]
    public async Task Judge_OneCallsAndTheOtherDoesNot_Differ()
    {
        Finding finding = await check.Judge(Given.Called(("get", """{"city": "Oslo"}""")), Tools, new OtherModel(Given.Said("No tool serves.")));

        finding.Violation.ShouldNotBeNull().ShouldContain("makes 0 calls where this answer makes 1");
    }

    [Fact]
    public async Task Judge_NeitherCalls_Agree()
    {
        Finding finding = await check.Judge(Given.Said("I cannot."), Tools, new OtherModel(Given.Said("No tool serves.")));

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Fact]
    public async Task Judge_OnlyTheNamedFields_Count()
    {
        AgreementCheck fields = new(new AgreementOptions { With = "gpt", Fields = ["$.category"] }, Given.Setting);

        Finding finding = await fields.Judge(
            Given.Said("""{"category": "A", "score": 1}"""), models: new OtherModel(Given.Said("""{"category": "a", "score": 2}""")));

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Fact]
    public async Task Judge_Prose_AsksNobody()
    {
        OtherModel other = new(Given.Said("Something else."));

        Finding finding = await check.Judge(Given.Said("Once upon a time there was a fox who lived in a forest, far away from every village and every road."), models: other);

        finding.Kind.ShouldBe(FindingKind.NotApplicable);
        other.Asked.ShouldBe(0);
    }

    [Theory]
    [InlineData(UnavailableVerdict.Fail, FindingKind.Failed)]
    [InlineData(UnavailableVerdict.Pass, FindingKind.NotApplicable)]
    public async Task Judge_OtherModelUnavailable_AsThePolicySays(UnavailableVerdict unavailable, FindingKind kind)
    {
        AgreementCheck alone = new(new AgreementOptions { With = "gpt", Unavailable = unavailable }, Given.Setting);

        Finding finding = await alone.Judge(Given.Said("billing"), models: new OtherModel(null));

        finding.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task Judge_TheModelItself_IsNotAsked()
    {
        OtherModel other = new(Given.Said("refund"));

        Finding finding = await check.Judge(Given.Said("billing"), models: other, by: "gpt");

        finding.Kind.ShouldBe(FindingKind.NotApplicable);
        other.Asked.ShouldBe(0);
    }

    [Fact]
    public void New_UnknownModel_IsRefusedAtLoad()
    {
        CheckOptionsException wrong = Should.Throw<CheckOptionsException>(() => new AgreementCheck(new AgreementOptions { With = "nobody" }, Given.Setting));

        wrong.Field.ShouldBe("with");
    }

    private sealed class OtherModel(ChatAnswer? answer) : IModelAsker
    {
        public int Asked { get; private set; }

        public ValueTask<ChatAnswer?> AskAsync(string model, ChatRequest request, string check, CancellationToken cancellationToken)
        {
            Asked++;
            return new(answer);
        }
    }
}
