using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>Reads rows one by one: a row that is wrong is told with its line, and costs no other.</summary>
internal static class RowReading
{
    /// <summary>Reads every row.</summary>
    /// <param name="source">The file.</param>
    /// <param name="into">Takes items and problems.</param>
    /// <param name="read">Makes a row's item, or throws <see cref="InvalidDataException"/> saying what is wrong.</param>
    public static void ReadEach(EvalSource source, SetBuilder into, Func<RowFields, EvalItem> read)
    {
        foreach (SourceRow row in source.Rows())
        {
            if (row.Wrong is { } wrong)
            {
                into.Problem(source.Path, row.Line, wrong);
                continue;
            }

            ReadOne(source.Path, row.Line, into, () => read(RowFields.Of(row.Json, string.Empty)));
        }
    }

    /// <summary>Reads one row.</summary>
    public static void ReadOne(string file, long line, SetBuilder into, Func<EvalItem> read)
    {
        try
        {
            into.Add(read(), file, line);
        }
        catch (InvalidDataException e)
        {
            into.Problem(file, line, e.Message);
        }
        catch (InvalidOperationException)
        {
            // What the JSON reader throws for a text that no Unicode text equals, such as "\ud800".
            into.Problem(file, line, "a text is not valid Unicode");
        }
    }

    /// <summary>Notes the fields of a row that nobody reads.</summary>
    public static void NoteUnread(JsonElement row, SetBuilder into, params ReadOnlySpan<string> known)
    {
        foreach (JsonProperty field in row.EnumerateObject())
        {
            if (!known.Contains(field.Name))
            {
                into.Note($"the field '{field.Name}' is not read");
            }
        }
    }
}
