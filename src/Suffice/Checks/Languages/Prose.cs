using System.Buffers;
using System.Text;

namespace Suffice.Checks.Languages;

/// <summary>The part of a text that is language: code, addresses and markup left out.</summary>
internal static class Prose
{
    private static readonly SearchValues<char> NotProse = SearchValues.Create("@<>{}=_\\");

    /// <summary>The prose among the first characters of a text.</summary>
    public static string Of(string text, int most)
    {
        ReadOnlySpan<char> rest = text.AsSpan(0, Math.Min(text.Length, most));
        StringBuilder prose = new(rest.Length);
        bool inFence = false;
        foreach (ReadOnlySpan<char> line in rest.EnumerateLines())
        {
            if (line.TrimStart().StartsWith("```"))
            {
                inFence = !inFence;
            }
            else if (!inFence)
            {
                AppendWords(line, prose);
            }
        }

        return prose.ToString();
    }

    private static void AppendWords(ReadOnlySpan<char> line, StringBuilder prose)
    {
        foreach (Range range in line.Split(' '))
        {
            ReadOnlySpan<char> word = line[range];
            if (!word.Contains("://", StringComparison.Ordinal) && !word.ContainsAny(NotProse))
            {
                prose.Append(word).Append(' ');
            }
        }

        prose.Append('\n');
    }
}
