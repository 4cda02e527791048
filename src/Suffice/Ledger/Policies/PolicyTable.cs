using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Suffice.Files;
using Suffice.Ledger.Tables;
using Suffice.Yaml;

namespace Suffice.Ledger.Policies;

/// <summary>Reads the policies that a ledger keeps.</summary>
internal static class PolicyTable
{
    // Within one microsecond, the one kept later is the later one.
    private const string Notes = "SELECT at_us, version, price_version, lead(at_us) OVER (ORDER BY place), place FROM policies";

    /// <summary>All, the latest first.</summary>
    public static ImmutableArray<PolicyNote> ReadAll(SqliteConnection connection)
    {
        using SqliteCommand command = connection.Command($"{Notes} ORDER BY place DESC");
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        ImmutableArray<PolicyNote>.Builder notes = ImmutableArray.CreateBuilder<PolicyNote>();
        while (row.Next())
        {
            notes.Add(ReadNote(row));
        }

        return notes.DrainToImmutable();
    }

    /// <summary>The latest of a version.</summary>
    public static KeptPolicy? Find(SqliteConnection connection, string version)
    {
        using SqliteCommand command = connection.Command(
            $"SELECT notes.*, stated FROM ({Notes}) AS notes JOIN policies USING (place) WHERE notes.version = $version ORDER BY place DESC LIMIT 1",
            ("$version", version));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        if (!row.Next())
        {
            return null;
        }

        PolicyNote note = ReadNote(row);
        _ = row.Number();

        return new KeptPolicy(note, JsonSerializer.Deserialize<ImmutableArray<ValueOrigin>>(row.Text(), MachineJson.Options));
    }

    private static PolicyNote ReadNote(RowReader row)
    {
        DateTimeOffset at = row.At();
        string version = row.Text();
        string prices = row.Text();

        return new PolicyNote(at, version, prices, row.OptionalNumber() is { } until ? LedgerTime.At(until) : null);
    }
}
