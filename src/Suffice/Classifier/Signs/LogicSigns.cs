using Suffice.Classifier.Words;

namespace Suffice.Classifier.Signs;

/// <summary>Signs of puzzles: things compared in a chain, statements about all and some.</summary>
internal static class LogicSigns
{
    private const int Chain = 2;
    private const int Puzzle = 600;

    private static readonly WordSet Comparatives = new("taller shorter older younger heavier lighter faster slower bigger smaller left right behind above below between");

    private static readonly WordSet Ends = new("than of");

    private static readonly WordSet Quantifiers = new("all some no every none");

    private static readonly WordSet Copulas = new("are is");

    public static void Find(in TextWords words, bool isMaterial, EvidenceList found)
    {
        if (isMaterial)
        {
            return;
        }

        int compared = 0;
        int quantified = 0;
        ReadOnlySpan<TextWord> all = words.Words;
        for (int at = 0; at + 2 < all.Length; at++)
        {
            compared += Comparatives.Contains(all[at].Hash) && Ends.Contains(all[at + 1].Hash) ? 1 : 0;
            quantified += words.Text.Length <= Puzzle && Quantifiers.Contains(all[at].Hash) && Copulas.Contains(all[at + 2].Hash) ? 1 : 0;
        }

        if (compared >= Chain || quantified >= Chain)
        {
            found.Add(TaskType.Reasoning, 7, compared >= Chain ? "things compared in a chain" : "statements about all and some");
        }
    }
}
