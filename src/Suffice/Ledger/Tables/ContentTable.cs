using Microsoft.Data.Sqlite;

namespace Suffice.Ledger.Tables;

/// <summary>The columns of <c>content</c>: texts that the policy keeps, apart from the rows so that they can go sooner.</summary>
internal static class ContentTable
{
    public static readonly Column<ContentRow>[] Columns =
    [
        new("seq", row => row.Seq),
        new("at_us", row => LedgerTime.Micros(row.Entry.At)),
        new("request", row => row.Entry.RequestContent),
        new("answer", row => row.Entry.AnswerContent),
        new("details", row => CheckText.WriteDetails(row.Entry.Attempts)),
    ];

    public static readonly string Insert = Column<ContentRow>.Insert("content", Columns);

    public static bool IsKept(RequestEntry entry) => entry.RequestContent is not null || entry.AnswerContent is not null;

    /// <summary>A request with the texts that are kept of it.</summary>
    public static RequestEntry Fill(SqliteConnection connection, long seq, RequestEntry entry)
    {
        using SqliteCommand command = connection.Command("SELECT request, answer, details FROM content WHERE seq = $seq", ("$seq", seq));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        return !row.Next() ? entry : entry with
        {
            RequestContent = row.OptionalText(),
            AnswerContent = row.OptionalText(),
            Attempts = CheckText.WithDetails(entry.Attempts, row.OptionalText()),
        };
    }
}

/// <summary>A request with content and its place in the ledger.</summary>
internal readonly record struct ContentRow(long Seq, RequestEntry Entry);
