using Suffice.Classifier.Words;

namespace Suffice.Classifier.Signs;

/// <summary>Signs in the words of a prompt.</summary>
internal static class TextSigns
{
    private const int FarthestMade = 8;
    private const int FirstRequest = 2;

    /// <summary>Looks through a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="standing">What the text is in its call; what stands in instructions counts twice.</param>
    /// <param name="found">Where signs are noted.</param>
    public static void Find(ReadOnlySpan<char> text, TextStanding standing, EvidenceList found)
    {
        using TextWords words = TextWords.Read(text);
        Find(words, standing, found);
    }

    /// <summary>Looks through a text whose words were read before.</summary>
    public static void Find(in TextWords words, TextStanding standing, EvidenceList found)
    {
        FindWords(words, standing, found);
        LanguageSigns.Find(words, standing, found);
        GapSigns.Find(words, standing, found);
        AnswerSigns.Find(words, standing, found);
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
                found.Add(made.Names, (made.Made * weight) + (first ? FirstRequest : 0), made.MadeSign);
                first = false;
                at = end;
                continue;
            }

            int points = word.Opens ? cue.Asked : standing == TextStanding.Material || IsGiven(words, at, cue) ? 0 : cue.Named;
            if (points > 0)
            {
                bool leads = first && word.Opens && points > 1;
                found.Add(word.Opens ? AskedType(words, at, cue, standing) : cue.Names, (points * weight) + (leads ? FirstRequest : 0), cue.Sign);
                first = first && !leads;
            }

            at += length;
        }
    }

    // "this story" is what is to be worked on.
    private static bool IsGiven(in TextWords words, int at, Cue cue) =>
        cue.Names == TaskType.Creative && at > 0 && LeadWords.PointsAtMaterial(words.Words[at - 1].Hash);

    // Code that is translated or rewritten stays code; with no text to take from, "list" and "find" ask for knowledge.
    private static TaskType AskedType(in TextWords words, int at, Cue cue, TextStanding standing)
    {
        if (CanBeOfCode(cue.Asks) && SpeaksOfCode(words, at))
        {
            return TaskType.Code;
        }

        bool bare = standing == TextStanding.Whole && cue is { Asks: TaskType.Extraction, Asked: < 3 } && words.Text.IndexOfAny('\n', ':', '"') < 0;
        return bare ? TaskType.QuestionAnswering : cue.Asks;
    }

    private static bool CanBeOfCode(TaskType asked) =>
        asked is TaskType.Translation or TaskType.Rewriting or TaskType.Summarization or TaskType.SlotFilling or TaskType.QuestionAnswering;

    private static bool SpeaksOfCode(in TextWords words, int from)
    {
        int end = Math.Min(words.Words.Length, from + FarthestMade + 1);
        for (int at = from + 1; at < end && !words.Words[at].Begins; at++)
        {
            if (CueWords.Table.Find(words, at, out Cue cue) > 0 && cue is { Names: TaskType.Code, Named: > 1 })
            {
                return true;
            }
        }

        return false;
    }

    // What is to be made stands soon after the verb, in the same sentence.
    private static (Cue? Made, int End) FindMade(in TextWords words, int from)
    {
        int end = Math.Min(words.Words.Length, from + FarthestMade);
        for (int at = from; at < end && !words.Words[at].Begins; at++)
        {
            if (CueWords.Table.Find(words, at, out Cue cue) is > 0 and int length && cue.Made > 0 && !LeadWords.PointsAtMaterial(words.Words[at - 1].Hash))
            {
                return (cue, at + length);
            }
        }

        return (null, from);
    }
}
