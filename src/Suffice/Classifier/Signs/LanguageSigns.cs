using Suffice.Classifier.Words;

namespace Suffice.Classifier.Signs;

/// <summary>Signs of translation in how languages are named.</summary>
internal static class LanguageSigns
{
    private const int Near = 2;
    private const int Sentence = 10;

    private static readonly WordSet Sayings = new("render put say express phrase");

    private static readonly WordSet Towards = new("into ins");

    private static readonly WordSet Within = new("in en em auf");

    private static readonly WordSet Versions = new("version translation rendering equivalent");

    public static void Find(in TextWords words, TextStanding standing, EvidenceList found)
    {
        if (standing == TextStanding.Material)
        {
            return;
        }

        uint heading = 0;
        uint named = 0;
        ReadOnlySpan<TextWord> all = words.Words;
        for (int at = 0; at < all.Length; at++)
        {
            if (all[at].IsMaterial || !CueWords.IsLanguage(all[at].Hash))
            {
                continue;
            }

            if (named != 0 && named != all[at].Hash)
            {
                found.Add(TaskType.Translation, 3, "two languages");
            }

            named = all[at].Hash;
            if (at > 0 && Towards.Contains(all[at - 1].Hash))
            {
                found.Add(TaskType.Translation, 6, "into a language");
            }
            else if (NamesAnother(all, at))
            {
                found.Add(TaskType.Translation, 8, "from a language to another");
            }
            else if (at + 1 < all.Length && Versions.Contains(all[at + 1].Hash))
            {
                found.Add(TaskType.Translation, 8, "a version in a language");
            }

            else if (IsAskedIn(all, at))
            {
                found.Add(TaskType.Translation, 8, "to be said in a language");
            }
            else if (at == all.Length - 1 && at > 0 && Within.Contains(all[at - 1].Hash) && PromptLines.IsQuestion(words.Text.Trim()))
            {
                found.Add(TaskType.Translation, 8, "asks for a word in a language");
            }

            if (IsHeading(words, all[at]))
            {
                bool another = heading != 0 && heading != all[at].Hash;
                heading = all[at].Hash;
                if (another)
                {
                    found.Add(TaskType.Translation, 10, "languages before colons");
                }
            }
        }
    }

    // "Render the sentence in formal Japanese"
    private static bool IsAskedIn(ReadOnlySpan<TextWord> words, int at)
    {
        bool within = false;
        for (int before = at - 1; before >= 0 && before >= at - Sentence; before--)
        {
            within |= at - before <= Near && Within.Contains(words[before].Hash);
            if (words[before].Opens && Sayings.Contains(words[before].Hash))
            {
                return within;
            }

            if (words[before].Begins)
            {
                return false;
            }
        }

        return false;
    }

    private static bool NamesAnother(ReadOnlySpan<TextWord> words, int at)
    {
        for (int next = at + 1; next < words.Length && next <= at + Near; next++)
        {
            if (CueWords.IsLanguage(words[next].Hash) && words[next].Hash != words[at].Hash
                && (next == at + 1 ? words[next].Begins : words[at + 1].Hash == WordHash.Of("to")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHeading(in TextWords words, TextWord word) =>
        word.Begins && word.Start + word.Length < words.Text.Length && words.Text[word.Start + word.Length] == ':';
}
