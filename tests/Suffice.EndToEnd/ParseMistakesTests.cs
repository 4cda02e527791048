using Suffice.Cli;

namespace Suffice.EndToEnd;

public sealed class ParseMistakesTests
{
    [Theory]
    [InlineData("eval triage --max-cost NaN", "--max-cost NaN: a number such as 0.5 is wanted")]
    [InlineData("eval triage --repeats often", "--repeats often: a whole number such as 5 is wanted")]
    [InlineData("audit logs --sample half", "--sample half: a number such as 0.5 is wanted")]
    [InlineData("learn a.jsonl --table --by model --out made", "--by model: one of told, kind is wanted")]
    public void Of_ValueOfAnotherForm_SaysWhatIsWantedAndNamesNoTypeOfDotNet(string typed, string said) =>
        Mistakes(typed).ShouldBe([said]);

    [Fact]
    public void Of_NumberWithAComma_SaysHowItIsWritten() =>
        Mistakes("eval triage --max-cost 0,5").ShouldHaveSingleItem().ShouldContain("such as 0.5");

    [Fact]
    public void Of_ArgumentThatIsMissing_IsTold() => Mistakes("eval").ShouldNotBeEmpty();

    [Fact]
    public void Of_WhatCanBeRun_IsEmpty() => Mistakes("eval triage --max-cost 0.5").ShouldBeEmpty();

    private static IReadOnlyList<string> Mistakes(string typed) =>
        ParseMistakes.Of(CommandList.Make().Parse(typed.Split(' ')));
}
