using Suffice.Classifier;
using Suffice.Classifier.Words;


namespace Suffice.Audit.Structure;

/// <summary>Reads the traits of instructions out of their words and lines. Immutable and thread-safe.</summary>
/// <param name="table">The phrases looked for.</param>
internal sealed class TraitReader(PhraseTable<TraitWord> table)
{
    /// <summary>Instructions are read whole up to this many characters; then their beginning and end.</summary>
    public const int LongestInstructions = 16_000;

    private const int Few = 2;
    private const int Many = 3;

    private static readonly WordSet Negations = new("not never don t no without nicht ne pas nunca");

    /// <summary>Reads a text.</summary>
    /// <param name="text">The instructions, with or without material.</param>
    /// <param name="type">The kind of thinking that the call shows; it says which lists are labels and which are rules.</param>
    /// <param name="found">Where traits are noted.</param>
    public void Read(ReadOnlySpan<char> text, TaskType? type, TraitFinding found)
    {
        using TextWords words = TextWords.Read(text, LongestInstructions);
        Read(words, type, found);
    }

    /// <summary>Reads a text whose words were read before.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="type">The kind of thinking that the call shows.</param>
    /// <param name="found">Where traits are noted.</param>
    public void Read(in TextWords words, TaskType? type, TraitFinding found)
    {
        PromptForm form = PromptForm.Read(words.Text);
        bool criteria = false;
        for (int at = 0; at < words.Words.Length;)
        {
            TextWord word = words.Words[at];
            if (word.IsMaterial || table.Find(words, at, out TraitWord says) is not (> 0 and int length))
            {
                at++;
                continue;
            }

            if (says.Trait != CallTraits.None && !(says.CanBeNegated && IsNegated(words, at)))
            {
                found.Add(says.Trait, says.Quoted);
            }

            criteria |= says.Leads == ListLead.Criteria;
            ReadList(words, at, length, says.Leads, type, found);
            at += length;
        }

        if (type == TaskType.Classification && found.Labels == 0 && LabelReader.ReadQuestion(words.Text[..Math.Min(words.Text.Length, LongestInstructions)]) is { Count: > 1 } asked)
        {
            found.AddLabels(asked, "named in a question");
        }

        ReadForm(form, criteria, type, found);
    }

    private static void ReadList(in TextWords words, int at, int length, ListLead lead, TaskType? type, TraitFinding found)
    {
        TextWord last = words.Words[at + length - 1];
        ReadOnlySpan<char> after = words.Text[(last.Start + last.Length)..];
        if (lead is ListLead.Labels or ListLead.LabelsHere && type is null or TaskType.Classification)
        {
            LabelList list = LabelReader.ReadAfter(after, lead == ListLead.LabelsHere);
            if (list.Count > 1)
            {
                found.AddLabels(list, "listed in the prompt");
            }
        }

        if (lead == ListLead.LabelsThemselves && type is null or TaskType.Classification)
        {
            found.AddLabels(LabelReader.ReadHere(words.Text[words.Words[at].Start..(last.Start + last.Length)]), "named in the prompt");
        }

        if (lead == ListLead.Examples && words.Words[at].Begins && after.TrimStart(" *0123456789") is [] or [':' or '\n' or '\r' or '>', ..])
        {
            found.Add(CallTraits.Examples, "examples under a heading");
        }
    }

    private static void ReadForm(PromptForm form, bool criteria, TaskType? type, TraitFinding found)
    {
        if (form.Pairs >= Few)
        {
            found.Add(CallTraits.Examples, "worked answers");
            if (type is null or TaskType.Classification)
            {
                found.Add(CallTraits.LabelsDefined, "worked answers");
            }
        }

        bool isScale = type == TaskType.Scoring && form.Anchors >= Few;
        bool isRules = criteria && (form.Bullets >= Few || form.Weights >= Few) && type != TaskType.Classification;
        if (isScale || isRules)
        {
            found.Add(CallTraits.Rubric, isScale ? "a scale with the meaning of its marks" : "criteria or rules, one a line");
        }

        if (form.Choices >= Many && type is null or TaskType.QuestionAnswering or TaskType.Reasoning or TaskType.Math)
        {
            found.AddLabels(new LabelList([.. Enumerable.Range('A', form.Choices).Select(letter => ((char)letter).ToString())], form.Choices), "answer choices");
        }
    }

    private static bool IsNegated(in TextWords words, int at)
    {
        for (int before = at - 1; before >= 0 && before >= at - 2 && !words.Words[before + 1].Begins; before--)
        {
            if (Negations.Contains(words.Words[before].Hash))
            {
                return true;
            }
        }

        return false;
    }
}
