using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Tests.Tables;

public sealed class ChancesTests
{
    [Theory]
    [InlineData(0.03125, "p = 0.0313")]
    [InlineData(0.00001, "p < 0.0001")]
    public void Of_AChance_IsNeverNone(double p, string words) => Chances.Of(p).ShouldBe(words);

    [Fact]
    public void Cell_OfASmallChance_KeepsItAndDoesNotShowZero()
    {
        Cell cell = Chances.Cell(0.00001);

        (cell.Value, CellText.Of(cell, CellKind.Number)).ShouldBe((0.00001, "< 0.0001"));
        CellText.Of(Chances.Cell(0.0004), CellKind.Number).ShouldBe("0.0004");
    }
}
