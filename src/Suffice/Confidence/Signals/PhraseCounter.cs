using System.Buffers;
using System.Collections.Immutable;

namespace Suffice.Confidence.Signals;

/// <summary>Counts whole words and phrases of a list in a text, case aside.</summary>
internal sealed class PhraseCounter
{
    private readonly SearchValues<string> starts;
    private readonly ImmutableArray<string> phrases;

    /// <param name="phrases">The phrases, the longer before the shorter where one begins another.</param>
    public PhraseCounter(params ReadOnlySpan<string> phrases)
    {
        this.phrases = [.. phrases];
        starts = SearchValues.Create(phrases, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>How often they occur.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        int at = 0;
        while (at < text.Length && text[at..].IndexOfAny(starts) is >= 0 and int next)
        {
            int start = at + next;
            int length = LengthAt(text, start);
            count += length > 0 ? 1 : 0;
            at = start + Math.Max(1, length);
        }

        return count;
    }

    private int LengthAt(ReadOnlySpan<char> text, int start)
    {
        foreach (string phrase in phrases)
        {
            if (text[start..].StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (start == 0 || !char.IsLetterOrDigit(text[start - 1]))
                && (start + phrase.Length == text.Length || !char.IsLetterOrDigit(text[start + phrase.Length])))
            {
                return phrase.Length;
            }
        }

        return 0;
    }
}
