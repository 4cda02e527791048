using Suffice.Files;

namespace Suffice.Ledger.Tables;

/// <summary>The columns of <c>shadows</c>: written and read here alone, in one order.</summary>
internal static class ShadowTable
{
    public static readonly Column<ShadowRow>[] Columns =
    [
        new("seq", row => row.Seq),
        new("at_us", row => LedgerTime.Micros(row.Entry.At)),
        new("task", row => row.Entry.Task ?? string.Empty),
        new("request", row => row.Pair.Request),
        new("ladder", row => row.Pair.Ladder),
        new("model", row => row.Pair.Model),
        new("reference", row => row.Pair.Reference),
        new("verdict", row => EnumWord.Of(row.Pair.Verdict)),
    ];

    public static readonly string Names = Column<ShadowRow>.Names(Columns);

    public static readonly string Insert = Column<ShadowRow>.Insert("shadows", Columns);

    public static ShadowNote Read(RowReader row) => new(
        row.Number(),
        row.At(),
        row.Name(),
        new ShadowPair(row.Text(), row.Name(), row.Name(), row.Name(), row.Word<ShadowVerdict>()));
}

/// <summary>A shadow, its row and its place in the ledger.</summary>
internal readonly record struct ShadowRow(long Seq, RequestEntry Entry, ShadowPair Pair);
