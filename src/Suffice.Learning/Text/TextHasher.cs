namespace Suffice.Learning.Text;

/// <summary>Turns a text into hashed features: words and pairs of words, and runs of three to five characters.</summary>
/// <remarks>
/// The hash is fixed arithmetic on characters, the same in every process and on every machine (hashing trick: Weinberger et al.,
/// ICML 2009; character runs in place of word stems: Joulin et al., arXiv 1607.01759). Case and repeated white space do not count.
/// Long texts are read at both ends only.
/// </remarks>
/// <param name="bits">How many bits a bucket has; 10 to 20.</param>
/// <param name="space">Keeps texts of different parts apart (call, answer) in the same buckets.</param>
internal sealed class TextHasher(int bits, uint space = 0)
{
    /// <summary>The most characters read of a text; of a longer one the two ends.</summary>
    public const int MostCharacters = 4_000;

    private const uint Prime = 0x9E3779B1;
    private readonly int shift = 32 - bits;

    /// <summary>Appends the buckets of a text, one for each occurrence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Takes those of words and pairs.</param>
    /// <param name="runs">Takes those of character runs.</param>
    public void Append(ReadOnlySpan<char> text, BucketList words, BucketList runs)
    {
        if (text.Length <= MostCharacters)
        {
            AppendPiece(text, words, runs);
            return;
        }

        AppendPiece(text[..(MostCharacters / 2)], words, runs);
        AppendPiece(text[^(MostCharacters / 2)..], words, runs);
    }

    private void AppendPiece(ReadOnlySpan<char> text, BucketList words, BucketList runs)
    {
        Span<char> plain = stackalloc char[MostCharacters + 2];
        ReadOnlySpan<char> read = plain[..Plain(text, plain)];
        AppendWords(read, words);
        AppendRuns(read, runs);
    }

    // Lower-case, one space for any white space, one before and after.
    private static int Plain(ReadOnlySpan<char> text, Span<char> plain)
    {
        int length = 0;
        plain[length++] = ' ';
        foreach (char c in text)
        {
            char kept = char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c);
            if (kept != ' ' || plain[length - 1] != ' ')
            {
                plain[length++] = kept;
            }
        }

        if (plain[length - 1] != ' ')
        {
            plain[length++] = ' ';
        }

        return length;
    }

    private void AppendWords(ReadOnlySpan<char> text, BucketList into)
    {
        uint before = 0;
        uint word = 0;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                word = Mixed(word == 0 ? space + 0x51ED27 : word, c);
            }
            else
            {
                if (word != 0)
                {
                    into.Add(BucketOf(word));
                    into.Add(BucketOf(Mixed(word, before + 7)));
                    before = word;
                    word = 0;
                }

                if (c != ' ')
                {
                    before = Mixed(space + 3, c);
                }
            }
        }
    }

    private void AppendRuns(ReadOnlySpan<char> text, BucketList into)
    {
        for (int i = 0; i + 2 < text.Length; i++)
        {
            uint run = Mixed(Mixed(Mixed(space + 0x2F0B4C, text[i]), text[i + 1]), text[i + 2]);
            into.Add(BucketOf(run));
            if (i + 3 < text.Length)
            {
                run = Mixed(run, text[i + 3]);
                into.Add(BucketOf(run));
                if (i + 4 < text.Length)
                {
                    into.Add(BucketOf(Mixed(run, text[i + 4])));
                }
            }
        }
    }

    private static uint Mixed(uint hash, uint value)
    {
        uint mixed = (hash ^ value) * Prime;
        return mixed ^ (mixed >> 15);
    }

    private int BucketOf(uint hash) => (int)((hash * 0x85EBCA6B) >> shift);
}
