using System.CommandLine;
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

    [Fact]
    public void Of_OptionOfTheCommandAboveBeforeTheOneBelow_SaysWhereItIsWritten() =>
        ParseMistakes.Of(Nested().Parse(["above", "--policy", "a.yaml", "below"]))
            .ShouldBe(["--policy stands before 'below', which would not see it; write it behind: suffice above below --policy ..."]);

    [Theory]
    [InlineData("above --policy a.yaml")]
    [InlineData("above")]
    [InlineData("above below --policy a.yaml")]
    [InlineData("above below")]
    public void Of_CommandWithOneBelow_EachSeesItsOwnOptions(string typed) => ParseMistakes.Of(Nested().Parse(typed.Split(' '))).ShouldBeEmpty();

    [Fact]
    public void Typed_CommandBelowAnother_IsTheWholeOfIt() =>
        ParseMistakes.Typed(Nested().Parse(["above", "below"]).CommandResult).ShouldBe(" above below");

    private static RootCommand Nested()
    {
        Command below = new("below") { new Option<string>("--policy") { DefaultValueFactory = _ => "suffice.yaml" } };
        Command above = new("above") { new Option<string>("--policy") { DefaultValueFactory = _ => "suffice.yaml" }, below };
        above.SetAction(_ => 0);
        below.SetAction(_ => 0);

        return new RootCommand { above };
    }

    private static IReadOnlyList<string> Mistakes(string typed) =>
        ParseMistakes.Of(CommandList.Make().Parse(typed.Split(' ')));
}
