namespace Suffice.Ledger.Tables;

/// <summary>The columns of <c>canaries</c>: written and read here alone, in one order.</summary>
internal static class CanaryTable
{
    public static readonly Column<CanaryRow>[] Columns =
    [
        new("seq", row => row.Seq),
        new("at_us", row => LedgerTime.Micros(row.Entry.At)),
        new("model", row => row.Answer.Model),
        new("model_id", row => row.Answer.ModelId),
        new("prompt", row => row.Answer.Prompt),
        new("answer", row => row.Answer.Answer),
        new("expected", row => row.Answer.IsExpected is { } expected ? (expected ? 1L : 0L) : default(long?)),
        new("fingerprint", row => row.Answer.Fingerprint),
    ];

    public static readonly string Names = Column<CanaryRow>.Names(Columns);

    public static readonly string Insert = Column<CanaryRow>.Insert("canaries", Columns);

    public static CanaryNote Read(RowReader row) => new(
        row.Number(),
        row.At(),
        new CanaryAnswer(row.Text(), row.Text(), row.Text(), row.Text(), row.OptionalFlag(), row.OptionalText()));
}

/// <summary>A canary, its row and its place in the ledger.</summary>
internal readonly record struct CanaryRow(long Seq, RequestEntry Entry, CanaryAnswer Answer);
