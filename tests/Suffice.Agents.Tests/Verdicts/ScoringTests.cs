using CsCheck;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Tests.Verdicts;

public sealed class ScoringTests
{
    private static readonly Rubric Desk = new(
    [
        new Criterion("R-1", "Information") { Weight = 30, Critical = true },
        new Criterion("R-2", "Tone") { Weight = 10, Skippable = true },
        new Criterion("R-3", "Leak") { Weight = 10, Scale = 2, AutoFail = true },
        new Criterion("R-4", "Extra") { Weight = 5, Scale = 2, Bonus = true },
        new Criterion("R-5", "Style") { Weight = 50, Soft = true },
    ]);

    [Fact]
    public void Of_AllRated_IsTheWeightedMeanOfWhatCounts()
    {
        RubricScore score = Of(4, 3, 2, 1, 1);

        score.Score.ShouldBe(((30 * 0.75m) + (10 * 0.5m) + 10) / 50);
        score.AutoFail.ShouldBeEmpty();
        score.Passes.ShouldBeFalse();
    }

    [Fact]
    public void Of_WhatDoesNotApply_LeavesBothSums() => Of(5, null, 2, 1, 1).Score.ShouldBe(1m);

    [Fact]
    public void Of_Bonus_MayPassOne() => Of(5, 5, 2, 2, 1).Score.ShouldBe(1.1m);

    [Fact]
    public void Of_CriticalUnderHalf_TakesItToZeroAndSaysWhatItWas()
    {
        RubricScore score = Of(2, 5, 2, 2, 5);

        score.Score.ShouldBe(0m);
        score.Before.ShouldBe((((30 * 0.25m) + 10 + 10) / 50) + 0.1m);
        score.AutoFail.ShouldBe(["R-1"]);
        score.Passes.ShouldBeFalse();
    }

    [Fact]
    public void Of_CriticalAtHalf_Stands() => Of(3, 5, 2, 1, 1).AutoFail.ShouldBeEmpty();

    [Fact]
    public void Of_AutoFailAtItsLowest_TakesItToZero() => Of(5, 5, 1, 2, 5).Score.ShouldBe(0m);

    [Fact]
    public void Of_NothingThatCounts_HasNoScore() =>
        Scoring.Of(Desk, new Dictionary<string, int?> { ["R-4"] = 2, ["R-5"] = 5 }).ShouldBe(new RubricScore(null, null, false, []));

    [Fact]
    public void Of_AllPass_WantsEveryCriterionByItself()
    {
        Rubric each = Desk with { Mode = RubricMode.AllPass, PassMark = 0.75m };

        Scoring.Of(each, Rated(5, 4, 2, 2, 1)).Passes.ShouldBeTrue();
        Scoring.Of(each, Rated(5, 3, 2, 2, 1)).Passes.ShouldBeFalse();
    }

    [Fact]
    public void Of_ARatingOffItsScale_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => Of(6, 1, 1, 1, 1)).Message.ShouldContain("R-1 is rated 1 to 5");

    [Fact]
    public void Of_AHigherRating_NeverLowersTheScore() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 5], Gen.Int[1, 2], Gen.Int[1, 2]).Sample((one, two, three, four) => Of(one + 1, two, three, four, 1).Score >= Of(one, two, three, four, 1).Score);

    private static RubricScore Of(params int?[] ratings) => Scoring.Of(Desk, Rated(ratings));

    private static Dictionary<string, int?> Rated(params int?[] ratings) => ratings.Index().ToDictionary(rating => $"R-{rating.Index + 1}", rating => rating.Item);
}
