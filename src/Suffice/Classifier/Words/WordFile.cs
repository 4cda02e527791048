using System.Reflection;

namespace Suffice.Classifier.Words;

/// <summary>Reads lists of words that a program carries: groups under a head in square brackets, words parted by commas, remarks after <c>#</c>.</summary>
public static class WordFile
{
    /// <summary>Reads the lines that say something.</summary>
    /// <param name="program">The program that carries the list.</param>
    /// <param name="name">The list's name.</param>
    /// <returns>Each line, and whether it is the head of a group, without its brackets.</returns>
    /// <exception cref="InvalidOperationException">The program was built without the list.</exception>
    public static IEnumerable<(string Line, bool IsHead)> Read(Assembly program, string name)
    {
        ArgumentNullException.ThrowIfNull(program);

        using Stream stream = program.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program was built without {name}.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } raw)
        {
            string line = raw.Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                bool isHead = line is ['[', .., ']'];
                yield return (isHead ? line[1..^1] : line, isHead);
            }
        }
    }

    /// <summary>The words of a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Words and phrases.</returns>
    public static string[] Words(string line)
    {
        ArgumentNullException.ThrowIfNull(line);

        return line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
