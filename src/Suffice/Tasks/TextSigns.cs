namespace Suffice.Tasks;

/// <summary>Signs in the words of a prompt.</summary>
internal static class TextSigns
{
    private const int FarthestMade = 9;
    private const int FirstRequest = 2;

    /// <summary>Looks through a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="standing">What the text is in its call; what stands in instructions counts twice.</param>
    /// <param name="found">Where signs are noted.</param>
    public static void Find(ReadOnlySpan<char> text, TextStanding standing, EvidenceList found)
    {
        using TextWords words = TextWords.Read(text);
        FindWords(words, standing, found);
        TextStructure.Find(words, standing, found);
    }

    private static void FindWords(in TextWords words, TextStanding standing, EvidenceList found)
    {
        int weight = standing == TextStanding.Material ? 1 : 2;
        bool first = standing != TextStanding.Material;
        int at = 0;
        while (at < words.Words.Length)
        {
            TextWord word = words.Words[at];
            if (word.IsMaterial || CueWords.Table.Find(words, at, out Cue cue) is not (> 0 and int length))
            {
                at++;
                continue;
            }

            if (cue.Makes && word.Opens && FindMade(words, at + length) is ({ } made, int end))
            {
                found.Add(made.Type, (made.Made * weight) + (first ? FirstRequest : 0), made.MadeSign);
                first = false;
                at = end;
                continue;
            }

            int points = word.Opens ? cue.Asked : standing == TextStanding.Material ? 0 : cue.Named;
            if (points > 0)
            {
                bool leads = first && word.Opens && points >= 3;
                found.Add(cue.Type, (points * weight) + (leads ? FirstRequest : 0), cue.Sign);
                first = first && !leads;
            }

            at += length;
        }
    }

    // What is to be made stands soon after the verb, in the same sentence.
    private static (Cue? Made, int End) FindMade(in TextWords words, int from)
    {
        int end = Math.Min(words.Words.Length, from + FarthestMade);
        for (int at = from; at < end && !words.Words[at].Begins; at++)
        {
            if (CueWords.Table.Find(words, at, out Cue cue) is > 0 and int length && cue.Made > 0)
            {
                return (cue, at + length);
            }
        }

        return (null, from);
    }
}
