using System.Text;

namespace Suffice.Audit.Sources;

/// <summary>Finds where values begin and end in JSON that arrives piece by piece.</summary>
internal sealed class ValueBorders
{
    private readonly Stack<byte> open = new();
    private int? rowDepth;
    private long rowLine;
    private string? lastText;

    /// <summary>Where the row under way begins; <see langword="null"/> between rows.</summary>
    public int? RowStart { get; private set; }

    /// <summary>True when the rows are inside a list or an object, not values by themselves.</summary>
    public bool RowsAreInside => rowDepth is not null;

    /// <summary>The line that was reached.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Takes the structural byte at a place.</summary>
    /// <param name="text">All that is there.</param>
    /// <param name="at">The place.</param>
    /// <param name="rows">Where a row that ends here is noted.</param>
    /// <returns>How many bytes were taken; 0 when more must arrive first.</returns>
    public int Take(ReadOnlySpan<byte> text, int at, List<RowAt> rows)
    {
        switch (text[at])
        {
            case (byte)'\n':
                Line++;
                return 1;
            case (byte)'"':
                return TakeText(text, at);
            case (byte)'{' or (byte)'[':
                Open(text, at);
                return 1;
            default:
                Close(at, rows);
                return 1;
        }
    }

    /// <summary>The row that the end of the file cut.</summary>
    public RowAt? Unfinished(int end) => RowStart is { } start
        ? new RowAt(start, end - start, rowLine, "the file ends inside it: the file was cut, or a bracket is missing")
        : null;

    /// <summary>The bytes before a place are gone.</summary>
    public void Shift(int gone) => RowStart -= gone;

    private int TakeText(ReadOnlySpan<byte> text, int at)
    {
        int end = at + 1;
        for (bool ended = false; !ended;)
        {
            int mark = text[end..].IndexOfAny((byte)'"', (byte)'\\');
            ended = mark >= 0 && text[end + mark] == '"';
            end += mark + (ended ? 1 : 2);
            if (mark < 0 || end > text.Length)
            {
                return 0;
            }
        }

        lastText = open.Count == 1 && RowStart is not null && end - at < 32 ? Encoding.UTF8.GetString(text[(at + 1)..(end - 1)]) : lastText;
        return end - at;
    }

    private void Open(ReadOnlySpan<byte> text, int at)
    {
        byte kind = text[at];
        if (RowStart is null && open.Count == 0 && kind == '[')
        {
            rowDepth = 1;
        }
        else if (RowStart is not null && open.Count == 1 && kind == '[' && rowDepth is null && lastText is not null && WrappedLists.Holds(lastText) && HoldsObjects(text, at))
        {
            rowDepth = 2;
            RowStart = null;
        }
        else if (RowStart is null && open.Count == (rowDepth ?? 0))
        {
            RowStart = at;
            rowLine = Line;
            lastText = null;
        }

        open.Push(kind);
    }

    private void Close(int at, List<RowAt> rows)
    {
        if (!open.TryPop(out _))
        {
            rows.Add(new RowAt(at, 1, Line, "a bracket closes that was never opened"));
            return;
        }

        if (RowStart is { } start && open.Count == (rowDepth ?? 0))
        {
            rows.Add(new RowAt(start, at + 1 - start, rowLine));
            RowStart = null;
        }

        rowDepth = open.Count == 0 ? null : rowDepth;
    }

    private static bool HoldsObjects(ReadOnlySpan<byte> text, int at)
    {
        ReadOnlySpan<byte> after = text[(at + 1)..].TrimStart(" \t\r\n"u8);
        return after.IsEmpty || after[0] == '{';
    }
}
