using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Suffice.Learning.Storing;

namespace Suffice.Learning.Tables;

/// <summary>The written form of a task table: JSON, in snake case.</summary>
internal static class TaskTableFile
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static void Write(TaskTable table, Stream stream) => JsonSerializer.Serialize(
        stream, new Contents(Version, table.Ceiling, table.Keep, table.Grouping, table.Source, table.HeldOut, table.Rows), Json);

    public static TaskTable Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            Contents read = JsonSerializer.Deserialize<Contents>(stream, Json) ?? throw new JsonException("it is null");
            return read.Version != Version
                ? throw new ModelFileException($"This task table has version {read.Version}; this program reads version {Version}. Fit it again with `suffice learn --table`.")
                : IsWhole(read)
                    ? new TaskTable(read.Ceiling!, read.Keep, read.Grouping, read.Rows, read.HeldOut!) { Source = read.Source }
                    : throw new ModelFileException("This is not a task table: ceiling, held_out or rows are missing, or a row names a model that it does not hold. Fit one with `suffice learn --table`.");
        }
        catch (JsonException broken)
        {
            throw new ModelFileException($"This is not a task table: line {(broken.LineNumber ?? 0) + 1} cannot be read ({broken.Message}). Fit one with `suffice learn --table`.");
        }
    }

    private static bool IsWhole(Contents read) =>
        read is { Ceiling: not null, HeldOut: not null, Rows: { IsDefaultOrEmpty: false } rows }
        && rows.All(row => row is { Task: not null, Model: not null, Why: not null, Models.IsDefaultOrEmpty: false }
            && row.Models.Any(cell => cell.Model == row.Model) && row.Models[^1].Model == read.Ceiling);

    private sealed record Contents(
        int Version, string? Ceiling, double Keep, TaskGrouping Grouping, TaskTableSource? Source, HeldOutChoice? HeldOut, ImmutableArray<TaskTableRow> Rows);
}
