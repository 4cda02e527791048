namespace Suffice.Classifier.Words;

/// <summary>Words and phrases that are looked for in texts, each with what it says. Immutable and thread-safe.</summary>
/// <typeparam name="T">What a phrase says.</typeparam>
public sealed class PhraseTable<T>
{
    private readonly Phrase[] phrases;

    // Open addressing: a place holds 1 + the number of the first phrase with this first word; 0 is empty.
    private readonly (uint Hash, int First)[] places;

    /// <summary>Makes a table.</summary>
    /// <param name="phrases">The phrases, each with what it says; letter case and punctuation make no difference.</param>
    public PhraseTable(IEnumerable<(string Text, T Says)> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);

        // The longest first, so that "customer service" is found where "customer" is one too.
        this.phrases = [.. phrases.Select(entry => new Phrase(entry.Text, entry.Says)).OrderByDescending(phrase => phrase.Words.Length)];
        places = new (uint, int)[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)((this.phrases.Length * 4) + 16))];
        for (int i = this.phrases.Length - 1; i >= 0; i--)
        {
            Enter(i);
        }
    }

    /// <summary>Finds the longest phrase that begins at a word.</summary>
    /// <param name="words">The words of a text.</param>
    /// <param name="at">The number of the word.</param>
    /// <param name="says">What the phrase says.</param>
    /// <returns>How many words the phrase has; 0 when none begins here.</returns>
    public int Find(scoped in TextWords words, int at, out T says)
    {
        ReadOnlySpan<TextWord> all = words.Words;
        for (int next = First(all[at].Hash); next != 0; next = phrases[next - 1].Next)
        {
            Phrase phrase = phrases[next - 1];
            if (Matches(phrase, all[at..], words.Text))
            {
                says = phrase.Says;
                return phrase.Words.Length;
            }
        }

        says = default!;
        return 0;
    }

    private static bool Matches(Phrase phrase, ReadOnlySpan<TextWord> words, ReadOnlySpan<char> text)
    {
        if (phrase.Words.Length > words.Length)
        {
            return false;
        }

        for (int i = 0; i < phrase.Words.Length; i++)
        {
            if (words[i].Hash != phrase.Hashes[i]
                || (i > 0 && words[i].Begins)
                || !text.Slice(words[i].Start, words[i].Length).Equals(phrase.Words[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    private int First(uint hash) => places[PlaceOf(hash)].First;

    private int PlaceOf(uint hash)
    {
        int place = (int)(hash & (uint)(places.Length - 1));
        while (places[place].First != 0 && places[place].Hash != hash)
        {
            place = (place + 1) & (places.Length - 1);
        }

        return place;
    }

    private void Enter(int number)
    {
        uint hash = phrases[number].Hashes[0];
        int place = PlaceOf(hash);
        phrases[number].Next = places[place].First;
        places[place] = (hash, number + 1);
    }

    private sealed class Phrase
    {
        public Phrase(string text, T says)
        {
            using TextWords words = TextWords.Read(text);
            Words = new string[words.Words.Length];
            Hashes = new uint[words.Words.Length];
            for (int i = 0; i < Words.Length; i++)
            {
                Words[i] = words.TextOf(words.Words[i]).ToString();
                Hashes[i] = words.Words[i].Hash;
            }

            Says = says;
        }

        public string[] Words { get; }

        public uint[] Hashes { get; }

        public T Says { get; }

        public int Next { get; set; }
    }
}
