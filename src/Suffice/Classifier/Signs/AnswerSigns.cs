using Suffice.Classifier.Words;

namespace Suffice.Classifier.Signs;

/// <summary>Signs in how the answer is asked for, and in greetings.</summary>
internal static class AnswerSigns
{
    private const int ChoiceWithin = 7;
    private const int ShortGreeting = 60;

    private static readonly WordSet Answers = new("answer reply respond output return say write print antworte réponds responde");

    private static readonly WordSet Or = new("or oder ou otherwise");

    private static readonly WordSet Greetings = new("hi hello hey hallo hola bonjour moin servus ciao greetings");

    private static readonly WordSet Makers = new("make");

    private static readonly WordSet Pronouns = new("it this that them these my");

    private static readonly WordSet Comparatives = new("more less sound clearer friendlier shorter simpler politer nicer softer longer warmer stronger smoother crisper punchier kinder firmer easier livelier");

    public static void Find(in TextWords words, TextStanding standing, EvidenceList found)
    {
        if (standing == TextStanding.Material)
        {
            return;
        }

        ReadOnlySpan<TextWord> all = words.Words;
        for (int at = 0; at < all.Length; at++)
        {
            if (!all[at].Opens || all[at].IsMaterial)
            {
                continue;
            }

            if (Answers.Contains(all[at].Hash) && NamesTwo(all, at))
            {
                found.Add(TaskType.Classification, 6, "one answer or another is asked for");
            }
            else if (Makers.Contains(all[at].Hash) && IsCompared(all, at))
            {
                found.Add(TaskType.Rewriting, 7, "a given text is to be made otherwise");
            }
        }

        if (standing == TextStanding.Whole && all.Length > 0 && words.Text.Length <= ShortGreeting && Greetings.Contains(all[0].Hash))
        {
            found.Add(TaskType.Conversation, 6, "a greeting");
        }
    }

    // "Answer acceptable or unacceptable.", "output 1 if it does and 0 otherwise": the sentence ends soon after.
    private static bool NamesTwo(ReadOnlySpan<TextWord> words, int at)
    {
        for (int next = at + 2; next < words.Length && next <= at + (2 * ChoiceWithin) && !words[next].Begins; next++)
        {
            if (Or.Contains(words[next].Hash))
            {
                int end = next + 1;
                while (end < words.Length && !words[end].Begins)
                {
                    end++;
                }

                return end - next <= 3 && next - at <= (words[next].Hash == WordHash.Of("otherwise") ? 2 * ChoiceWithin : ChoiceWithin);
            }
        }

        return false;
    }

    private static bool IsCompared(ReadOnlySpan<TextWord> words, int at)
    {
        if (at + 2 >= words.Length || !Pronouns.Contains(words[at + 1].Hash))
        {
            return false;
        }

        for (int next = at + 2; next < words.Length && next <= at + 4 && !words[next].Begins; next++)
        {
            if (Comparatives.Contains(words[next].Hash))
            {
                return true;
            }
        }

        return false;
    }
}
