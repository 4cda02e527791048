using CsCheck;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Tests.Statistics;

/// <summary>Draws tables of pairs.</summary>
internal static class PairedTables
{
    public static Gen<PairedTable> Any { get; } =
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 200])
            .Where((a, b, c, d) => a + b + c + d > 0)
            .Select((a, b, c, d) => new PairedTable(a, b, c, d));

    public static PairedTable Swap(PairedTable table) => new(table.BothPass, table.LargeOnly, table.SmallOnly, table.BothFail);
}
