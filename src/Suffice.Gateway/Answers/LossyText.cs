using System.Collections.Immutable;
using System.Text;

namespace Suffice.Gateway.Answers;

/// <summary>The names of what a crossing of protocols could not carry, as one line.</summary>
internal static class LossyText
{
    /// <summary>Proxies refuse headers of several kilobytes; who loses more than this has the first names and the number of the others.</summary>
    private const int Longest = 512;

    /// <summary>Joins names by commas, each once.</summary>
    /// <param name="asked">What the call lost.</param>
    /// <param name="answered">What the answer lost.</param>
    /// <returns>The line; <see langword="null"/> when nothing was lost.</returns>
    public static string? Of(ImmutableArray<string> asked, ImmutableArray<string> answered = default)
    {
        if (asked.IsDefaultOrEmpty && answered.IsDefaultOrEmpty)
        {
            return null;
        }

        List<string> names = [.. (asked.IsDefault ? [] : asked).Concat(answered.IsDefault ? [] : answered).Distinct(StringComparer.Ordinal)];
        StringBuilder line = new();
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i].Replace(',', '_');
            if (line.Length + name.Length > Longest)
            {
                return line.Append(line.Length == 0 ? "" : ",").Append('+').Append(names.Count - i).ToString();
            }

            line.Append(i == 0 ? "" : ",").Append(name);
        }

        return line.ToString();
    }
}
