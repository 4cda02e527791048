using Microsoft.Data.Sqlite;
using Suffice.Files;

namespace Suffice.Ledger.Tables;

/// <summary>Reads a row's columns one after the other, in the order in which they were selected.</summary>
internal sealed class RowReader(SqliteDataReader reader)
{
    private int column;

    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last.</returns>
    public bool Next()
    {
        column = 0;
        return reader.Read();
    }

    public long Number() => reader.GetInt64(column++);

    public long? OptionalNumber() => IsNull() ? null : Number();

    public bool Flag() => Number() != 0;

    public bool? OptionalFlag() => IsNull() ? null : Flag();

    public string Text() => reader.GetString(column++);

    public string? OptionalText() => IsNull() ? null : Text();

    public T Word<T>()
        where T : struct, Enum => WordOf<T>(Text());

    public T? OptionalWord<T>()
        where T : struct, Enum => IsNull() ? null : Word<T>();

    public DateTimeOffset At() => LedgerTime.At(Number());

    public TimeSpan Span() => LedgerTime.Span(Number());

    public TimeSpan? OptionalSpan() => IsNull() ? null : Span();

    public Int128 Pico() => PicoUsd.Read(reader.GetValue(column++));

    public decimal Usd() => PicoUsd.ToUsd(Pico());

    public decimal? OptionalUsd() => IsNull() ? null : Usd();

    /// <summary>The value that a word of the ledger stands for.</summary>
    /// <exception cref="InvalidDataException">No value of the enum is written so.</exception>
    public static T WordOf<T>(string word)
        where T : struct, Enum => EnumWord.Read<T>(word)
            ?? throw new InvalidDataException($"The ledger holds '{word}' where one of {string.Join(", ", EnumWord.All<T>())} belongs.");

    private bool IsNull()
    {
        if (!reader.IsDBNull(column))
        {
            return false;
        }

        column++;
        return true;
    }
}
