using CsCheck;

namespace Suffice.Agents.Mining.Weighing;

public sealed class LogOddsTests
{
    [Fact]
    public void Of_TwoSides_IsTheFormulaByHand()
    {
        LogOdds odds = LogOdds.Of(30, 100, 10, 100, 10);

        // The prior adds 10 tickets of which 2 show it, and half a ticket to every count: 32.5 to 78.5 against 12.5 to 98.5.
        odds.Value.ShouldBe(Math.Log(32.5 / 78.5) - Math.Log(12.5 / 98.5), 1e-12);
        odds.Error.ShouldBe(Math.Sqrt((1 / 32.5) + (1 / 78.5) + (1 / 12.5) + (1 / 98.5)), 1e-12);
    }

    [Fact]
    public void Of_ASignThatOneSideNeverShows_IsSurerTheOftenerTheOtherDoes()
    {
        double[] sure = [.. ((int[])[2, 5, 10, 20]).Select(shown => LogOdds.Of(shown, 50, 0, 3_000, 1).Z)];

        sure.ShouldBeInOrder();
        sure[^1].ShouldBeGreaterThan(4);
    }

    [Fact]
    public void Of_SidesSwapped_TurnsItsSignAndKeepsItsError()
    {
        Gen.Select(Gen.Double[0, 100], Gen.Double[0, 100], Gen.Double[101, 500], Gen.Double[101, 500]).Where(counts => counts.Item1 + counts.Item2 > 1).Sample((shown, there, all, allThere) =>
        {
            LogOdds one = LogOdds.Of(shown, all, there, allThere, 3);
            LogOdds other = LogOdds.Of(there, allThere, shown, all, 3);

            return Math.Abs(one.Value + other.Value) < 1e-9 && Math.Abs(one.Error - other.Error) < 1e-9 && Math.Abs(one.P - other.P) < 1e-9;
        });
    }

    [Fact]
    public void Of_AStrongerPrior_DrawsRareSignsToNothing()
    {
        double weak = LogOdds.Of(3, 100, 0, 100, 1).Value;
        double strong = LogOdds.Of(3, 100, 0, 100, 1000).Value;

        weak.ShouldBeGreaterThan(1);
        strong.ShouldBeLessThan(0.3);
        strong.ShouldBeGreaterThan(0);
    }
}
