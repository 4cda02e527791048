using System.Buffers;
using Suffice.Classifier.Words;

namespace Suffice.Classifier.Signs;

/// <summary>
/// Signs in the form of a prompt, whatever its language: questions, answer choices, numbers, blanks, code, formulas.
/// </summary>
internal static class TextStructure
{
    private const int Examined = 8000;
    private const int LinesOfCode = 2;
    private const int Blanks = 2;

    // A word problem is short and thick with numbers; a question over a document is neither.
    private const int LongestProblem = 1500;
    private const int FewestNumbers = 3;
    private const int WordsPerNumber = 25;

    private static readonly SearchValues<string> Amounts =
        SearchValues.Create(["how many", "how much", "how far", "how long", "how old", "how fast", "what percent", "what speed", "what is the total", "wie viel", "wie viele", "combien", "cuánto", "cuántos"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Formulas =
        SearchValues.Create(["\\frac", "$$", "\\sqrt", "\\int", "\\sum", "sqrt(", "\\leq", "\\geq", "\\cdot", "\\times"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> MarkedLanguages = SearchValues.Create(["c++", "c#", ".net", "x86", "f#", "objective-c"], StringComparison.OrdinalIgnoreCase);

    public static void Find(in TextWords words, TextStanding standing, EvidenceList found)
    {
        bool isMaterial = standing == TextStanding.Material;
        ReadOnlySpan<char> prompt = words.Text.Trim();
        ReadOnlySpan<char> examined = prompt[..Math.Min(Examined, prompt.Length)];
        PromptLines lines = PromptLines.Read(examined);
        if (lines.Choices > 1)
        {
            found.Add(TaskType.QuestionAnswering, isMaterial ? 4 : 13, "answer choices");
        }

        FindQuestion(words, prompt, lines, isMaterial, found);
        if (lines.Code >= LinesOfCode)
        {
            found.Add(TaskType.Code, isMaterial ? 4 : 11, "lines of code");
        }
        else if (lines.Code > 0)
        {
            found.Add(TaskType.Code, isMaterial ? 2 : 5, "a line of code");
        }

        if (!isMaterial && examined.ContainsAny(MarkedLanguages))
        {
            found.Add(TaskType.Code, 8, "the name of a programming language");
        }

        if (lines.Blanks >= Blanks)
        {
            found.Add(TaskType.SlotFilling, isMaterial ? 4 : 10, "blanks to fill");
        }

        if (lines.Code == 0 && lines.Choices < 2 && FormulaSigns.HasCalculation(examined))
        {
            found.Add(TaskType.Math, isMaterial ? 2 : 9, "a calculation");
        }

        LogicSigns.Find(words, isMaterial, found);
        if (lines.Choices < 2 && (examined.ContainsAny(Formulas) || FormulaSigns.HasPower(examined)))
        {
            found.Add(TaskType.Math, isMaterial ? 3 : 11, "formulas");
        }
    }

    private static void FindQuestion(in TextWords words, ReadOnlySpan<char> prompt, PromptLines lines, bool isMaterial, EvidenceList found)
    {
        bool ends = PromptLines.IsQuestion(prompt);
        if (!isMaterial && lines.HasAlternatives)
        {
            found.Add(TaskType.Classification, 5, "a question between named answers");
        }

        if (ends)
        {
            found.Add(TaskType.QuestionAnswering, isMaterial ? 2 : 6, "ends with a question");
        }
        else if (!isMaterial && words.Words is [var opening, ..] && CueWords.IsQuestionWord(opening.Hash))
        {
            found.Add(TaskType.QuestionAnswering, 5, "begins like a question");
        }
        else if (lines.HasQuestion)
        {
            found.Add(TaskType.QuestionAnswering, isMaterial ? 1 : 3, "holds a question");
        }

        if ((ends || lines.HasQuestion) && lines.Choices < 2 && lines.Code < LinesOfCode && prompt.Length <= LongestProblem)
        {
            FindNumbers(words, prompt, isMaterial ? 4 : 9, found);
        }
    }

    private static void FindNumbers(in TextWords words, ReadOnlySpan<char> prompt, int points, EvidenceList found)
    {
        int numbers = 0;
        int all = 0;
        foreach (TextWord word in words.Words)
        {
            bool counts = !word.IsMaterial;
            all += counts ? 1 : 0;
            numbers += counts && (word.IsNumber || CueWords.IsNumber(word.Hash)) ? 1 : 0;
        }

        if (numbers >= FewestNumbers && all <= numbers * WordsPerNumber)
        {
            found.Add(TaskType.Math, numbers > FewestNumbers ? points + 2 : points, "a short question over several numbers");
        }

        if (numbers > 0 && prompt.ContainsAny(Amounts))
        {
            found.Add(TaskType.Math, numbers > 1 ? points + 4 : points, "asks for an amount and gives numbers");
        }
    }
}
