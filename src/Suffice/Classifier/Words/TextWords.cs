using System.Buffers;

namespace Suffice.Classifier.Words;

/// <summary>The words of a text, each with where it stands; one pass, in memory that is lent and must be given back by <see cref="Dispose"/>.</summary>
/// <remarks>
/// A word is a run of letters and digits; hyphens, apostrophes and underscores part words. Of a text longer than the limit the beginning and the end are
/// read, as instructions stand there and what lies between is the material.
/// </remarks>
public readonly ref struct TextWords
{
    /// <summary>Characters read at the beginning of a long text.</summary>
    public const int Head = 4000;

    /// <summary>Characters read at its end.</summary>
    public const int Tail = 2000;

    private readonly TextWord[] lent;
    private readonly int count;

    private TextWords(ReadOnlySpan<char> text, TextWord[] lent, int count)
    {
        Text = text;
        this.lent = lent;
        this.count = count;
    }

    /// <summary>The whole text.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>Its words, in order.</summary>
    public ReadOnlySpan<TextWord> Words => lent.AsSpan(0, count);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The longest text that is read whole, in characters.</param>
    /// <returns>Its words.</returns>
    public static TextWords Read(ReadOnlySpan<char> text, int limit = Head + Tail)
    {
        int whole = Math.Max(limit, Head + Tail);
        bool cut = text.Length > whole;
        int head = cut ? whole - Tail : text.Length;
        WordScanner scanner = new(text, ArrayPool<TextWord>.Shared.Rent(((cut ? whole : text.Length) / 2) + 2));
        scanner.Scan(0, head);
        if (cut)
        {
            scanner.Scan(text.Length - Tail, text.Length);
        }

        return new TextWords(text, scanner.Words, scanner.Count);
    }

    /// <summary>The letters of a word.</summary>
    /// <param name="word">The word.</param>
    /// <returns>Its letters as written.</returns>
    public ReadOnlySpan<char> TextOf(TextWord word) => Text.Slice(word.Start, word.Length);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (lent is not null)
        {
            ArrayPool<TextWord>.Shared.Return(lent);
        }
    }
}
