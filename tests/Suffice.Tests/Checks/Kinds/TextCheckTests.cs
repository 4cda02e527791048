using Suffice.Chat;
using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks.Kinds;

public sealed class TextCheckTests
{
    [Theory]
    [InlineData("INC-0042", FindingKind.Passed)]
    [InlineData("INC-42", FindingKind.Failed)]
    public async Task Regex_Anchored_HoldsTheWholeAnswer(string answer, FindingKind kind)
    {
        RegexCheck check = new(new RegexCheckOptions { Pattern = @"^INC-\d{4}$" });

        Finding finding = await check.Judge(answer);

        finding.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task Regex_ForbiddenAtAPath_NamesTheItem()
    {
        RegexCheck check = new(new RegexCheckOptions { Pattern = "free", Path = "$.items[*].text", Forbidden = true, IgnoreCase = true });

        Finding finding = await check.Judge("""{"items": [{"text": "ok"}, {"text": "FREE!"}]}""");

        finding.Violation.ShouldBe("$.items[1].text must not contain anything that matches the pattern free, but is \"FREE!\".");
    }

    [Theory]
    [InlineData("(")]
    [InlineData("(?=a)b")]
    [InlineData("")]
    public void Regex_PatternThatCannotWork_IsRefusedAtLoad(string pattern)
    {
        CheckOptionsException wrong = Should.Throw<CheckOptionsException>(() => new RegexCheck(new RegexCheckOptions { Pattern = pattern }));

        wrong.Field.ShouldBe("pattern");
    }

    [Theory]
    [InlineData("Two words", LengthUnit.Words, 2)]
    [InlineData("It's a state-of-the-art 1,200 thing", LengthUnit.Words, 5)]
    [InlineData("日本語", LengthUnit.Words, 3)]
    [InlineData("One. Two! Three?", LengthUnit.Sentences, 3)]
    [InlineData("It costs 3.50 today", LengthUnit.Sentences, 1)]
    [InlineData("a\n\nb\n", LengthUnit.Lines, 2)]
    [InlineData("héllo👍", LengthUnit.Chars, 6)]
    [InlineData("12345", LengthUnit.Tokens, 2)]
    public async Task Length_CountsTheUnit(string text, LengthUnit unit, int count)
    {
        LengthCheck atMost = new(new LengthOptions { Unit = unit, Max = count });
        LengthCheck atLeast = new(new LengthOptions { Unit = unit, Min = count + 1 });
        LengthCheck fewer = new(new LengthOptions { Unit = unit, Max = count - 1 });

        Finding within = await atMost.Judge(text);
        Finding tooShort = await atLeast.Judge(text);
        Finding tooLong = await fewer.Judge(text);

        tooLong.Violation.ShouldNotBeNull().ShouldContain($"at most {count - 1}");
        within.Kind.ShouldBe(FindingKind.Passed);
        tooShort.Violation.ShouldNotBeNull().ShouldContain($"has {count} ");
    }

    [Theory]
    [InlineData("", FindingKind.Failed)]
    [InlineData(" \n", FindingKind.Failed)]
    [InlineData("{}", FindingKind.Failed)]
    [InlineData("[]", FindingKind.Failed)]
    [InlineData("null", FindingKind.Failed)]
    [InlineData("0", FindingKind.Passed)]
    [InlineData("{\"a\": null}", FindingKind.Passed)]
    public async Task Empty_WhereJsonIsAsked_RefusesNothingAndEmptyValues(string answer, FindingKind kind)
    {
        EmptyCheck check = new(new EmptyOptions());

        Finding finding = await check.Judge(answer, Given.Call(schema: "{}"));

        finding.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task Empty_ACallIsAnAnswer()
    {
        EmptyCheck check = new(new EmptyOptions());

        Finding finding = await check.Judge(Given.Called(("lookup", "{}")));

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Theory]
    [InlineData("All of it.", StopReason.MaxTokens, FindingKind.Failed)]
    [InlineData("All of it.", StopReason.ContextFull, FindingKind.Failed)]
    [InlineData("{\"a\": [1, 2", StopReason.Unknown, FindingKind.Failed)]
    [InlineData("```json\n{}", StopReason.Unknown, FindingKind.Failed)]
    [InlineData("{\"a\": \"}\"}", StopReason.Unknown, FindingKind.Passed)]
    [InlineData("{\"a\": [1, 2", StopReason.Done, FindingKind.Passed)]
    public async Task Truncated_ByStopReasonThenByForm(string answer, StopReason stop, FindingKind kind)
    {
        TruncatedCheck check = new();

        Finding finding = await check.Judge(Given.Said(answer, stop));

        finding.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("I'm sorry, but I can't help with that.", FindingKind.Failed)]
    [InlineData("I cannot assist with this request.", FindingKind.Failed)]
    [InlineData("As an AI language model, I am unable to provide that.", FindingKind.Failed)]
    [InlineData("Es tut mir leid, dabei kann ich Ihnen nicht helfen.", FindingKind.Failed)]
    [InlineData("The customer says \"I can't help\".", FindingKind.Passed)]
    [InlineData("I can't wait to see you!", FindingKind.Passed)]
    [InlineData("We cannot refund this order; please contact the shop.", FindingKind.Passed)]
    public async Task Refusal_ByTheFirstWords(string answer, FindingKind kind)
    {
        RefusalCheck check = new(new RefusalOptions());

        Finding finding = await check.Judge(answer);

        finding.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task Refusal_ToolsOfferedFreely_MaySayThatNoneServes()
    {
        RefusalCheck check = new(new RefusalOptions());

        Finding finding = await check.Judge("I'm sorry, but I can't help with that.", Given.Call(tools: [new ToolDefinition("lookup")]));

        finding.Kind.ShouldBe(FindingKind.Passed);
    }

    [Fact]
    public async Task Refusal_ProvidersOwnSign_Fails()
    {
        RefusalCheck check = new(new RefusalOptions { Phrases = false });

        Finding finding = await check.Judge(Given.Said("Fine.", StopReason.Refused));

        finding.IsFailed.ShouldBeTrue();
    }
}
