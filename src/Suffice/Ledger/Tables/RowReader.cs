using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Suffice.Files;

namespace Suffice.Ledger.Tables;

/// <summary>Reads a row's columns one after the other, in the order in which they were selected.</summary>
/// <remarks>
/// It asks SQLite's own interface: a page over a year reads half a million columns, of which Microsoft.Data.Sqlite checks and boxes each.
/// The ledger's tables are STRICT, so that a column holds what it is declared to hold.
/// </remarks>
internal sealed class RowReader(SqliteDataReader reader)
{
    private const int LongestName = 64;

    private readonly sqlite3_stmt statement = reader.Handle ?? throw new InvalidOperationException("The reader is closed.");
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int column;

    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last.</returns>
    public bool Next()
    {
        column = 0;
        return reader.Read();
    }

    public long Number() => raw.sqlite3_column_int64(statement, column++);

    public long? OptionalNumber() => IsNull() ? null : Number();

    public bool Flag() => Number() != 0;

    public bool? OptionalFlag() => IsNull() ? null : Flag();

    public string Text() => raw.sqlite3_column_text(statement, column++).utf8_to_string() ?? string.Empty;

    /// <summary>A text of which there are few, such as a task's name: the same object each time.</summary>
    public string Name()
    {
        ReadOnlySpan<byte> utf8 = Utf8();
        if (utf8.Length > LongestName)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> text = stackalloc char[LongestName];
        text = text[..Encoding.UTF8.GetChars(utf8, text)];
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(text, out string? name))
        {
            name = text.ToString();
            names.Add(name);
        }

        return name;
    }

    /// <summary>A text as its bytes in UTF-8, which hold until the next row.</summary>
    public ReadOnlySpan<byte> Utf8() => raw.sqlite3_column_blob(statement, column++);

    public string? OptionalText() => IsNull() ? null : Text();

    public T Word<T>()
        where T : struct, Enum => WordOf<T>(Name());

    public T? OptionalWord<T>()
        where T : struct, Enum => IsNull() ? null : Word<T>();

    public DateTimeOffset At() => LedgerTime.At(Number());

    public TimeSpan Span() => LedgerTime.Span(Number());

    public TimeSpan? OptionalSpan() => IsNull() ? null : Span();

    public Int128 Pico() =>
        raw.sqlite3_column_type(statement, column) == raw.SQLITE_INTEGER ? Number() : PicoUsd.Read(Text());

    public decimal Usd() => PicoUsd.ToUsd(Pico());

    public decimal? OptionalUsd() => IsNull() ? null : Usd();

    /// <summary>The value that a word of the ledger stands for.</summary>
    /// <exception cref="InvalidDataException">No value of the enum is written so.</exception>
    public static T WordOf<T>(string word)
        where T : struct, Enum => EnumWord.Read<T>(word)
            ?? throw new InvalidDataException($"The ledger holds '{word}' where one of {string.Join(", ", EnumWord.All<T>())} belongs.");

    private bool IsNull()
    {
        if (raw.sqlite3_column_type(statement, column) != raw.SQLITE_NULL)
        {
            return false;
        }

        column++;
        return true;
    }
}
