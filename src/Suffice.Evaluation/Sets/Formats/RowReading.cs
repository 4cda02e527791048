using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>Reads rows one by one: a row that is wrong is told with its line, and costs no other.</summary>
internal static class RowReading
{
    /// <summary>Reads every row as an item.</summary>
    /// <param name="source">The file.</param>
    /// <param name="into">Takes items and problems.</param>
    /// <param name="read">Makes a row's item, or throws <see cref="InvalidDataException"/> saying what is wrong.</param>
    public static void ReadEach(EvalSource source, SetBuilder into, Func<RowFields, EvalItem> read) =>
        Each(source, into, row => into.Add(read(RowFields.Of(row.Json, string.Empty)), source.Path, row.Line));

    /// <summary>Does something with every row that is JSON; the others are told.</summary>
    public static void Each(EvalSource source, SetBuilder into, Action<SourceRow> read)
    {
        foreach (SourceRow row in source.Rows())
        {
            if (row.Wrong is { } wrong)
            {
                into.Problem(source.Path, row.Line, wrong);
            }
            else
            {
                One(source.Path, row.Line, into, () => read(row));
            }
        }
    }

    /// <summary>Does something with one row.</summary>
    public static void One(string file, long line, SetBuilder into, Action read)
    {
        try
        {
            read();
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
