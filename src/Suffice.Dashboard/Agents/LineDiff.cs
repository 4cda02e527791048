using System.Collections.Immutable;

namespace Suffice.Dashboard.Agents;

/// <summary>A line of a change.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Text">The line.</param>
public sealed record DiffLine(LineChange Change, string Text);

/// <summary>What became of a line.</summary>
public enum LineChange
{
    /// <summary>It stays.</summary>
    Stays,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,
}

/// <summary>Tells what a change does to a text, line by line.</summary>
public static class LineDiff
{
    // A context file has some hundred lines; a longer one is told as gone and new, rather than in minutes.
    private const int MostLines = 4_000;

    /// <summary>Compares two texts by their longest common lines.</summary>
    /// <param name="before">The text as it is.</param>
    /// <param name="after">The text as it shall be.</param>
    /// <returns>The lines, those that are gone before those that take their place.</returns>
    public static ImmutableArray<DiffLine> Of(string before, string after)
    {
        string[] old = Lines(before);
        string[] anew = Lines(after);
        int head = 0;
        while (head < Math.Min(old.Length, anew.Length) && old[head] == anew[head])
        {
            head++;
        }

        int tail = 0;
        while (tail < Math.Min(old.Length, anew.Length) - head && old[^(tail + 1)] == anew[^(tail + 1)])
        {
            tail++;
        }

        return
        [
            .. old[..head].Select(Stays),
            .. Middle(old[head..^tail], anew[head..^tail]),
            .. old[(old.Length - tail)..].Select(Stays),
        ];
    }

    /// <summary>Reads a change that is written with <c>+</c> and <c>-</c> before its lines.</summary>
    /// <param name="diff">The change.</param>
    /// <returns>Its lines.</returns>
    public static ImmutableArray<DiffLine> Read(string diff) =>
    [
        .. Lines(diff).Select(line => line.StartsWith('+') ? new DiffLine(LineChange.Added, Unsigned(line)) : line.StartsWith('-') ? new DiffLine(LineChange.Removed, Unsigned(line)) : Stays(line)),
    ];

    private static List<DiffLine> Middle(string[] old, string[] anew)
    {
        if (old.Length > MostLines || anew.Length > MostLines)
        {
            return [.. old.Select(line => new DiffLine(LineChange.Removed, line)), .. anew.Select(line => new DiffLine(LineChange.Added, line))];
        }

        int[,] common = Common(old, anew);
        List<DiffLine> lines = [];
        (int i, int j) = (0, 0);
        while (i < old.Length || j < anew.Length)
        {
            if (i < old.Length && j < anew.Length && old[i] == anew[j])
            {
                lines.Add(Stays(old[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == anew.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(new DiffLine(LineChange.Removed, old[i++]));
            }
            else
            {
                lines.Add(new DiffLine(LineChange.Added, anew[j++]));
            }
        }

        return lines;
    }

    // How many lines two ends have in common, in order.
    private static int[,] Common(string[] old, string[] anew)
    {
        int[,] common = new int[old.Length + 1, anew.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = anew.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == anew[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static string Unsigned(string line) => line.StartsWith("+ ", StringComparison.Ordinal) || line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line[1..];

    private static DiffLine Stays(string line) => new(LineChange.Stays, line);

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
