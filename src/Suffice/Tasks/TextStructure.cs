using System.Buffers;

namespace Suffice.Tasks;

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
        SearchValues.Create(["how many", "how much", "how far", "how long", "how old", "what percent"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Formulas =
        SearchValues.Create(["\\frac", "$$", "\\sqrt", "\\int", "\\sum"], StringComparison.OrdinalIgnoreCase);

    public static void Find(in TextWords words, TextStanding standing, EvidenceList found)
    {
        bool isMaterial = standing == TextStanding.Material;
        ReadOnlySpan<char> prompt = words.Text.Trim();
        ReadOnlySpan<char> examined = prompt[..Math.Min(Examined, prompt.Length)];
        PromptLines lines = PromptLines.Read(examined);
        if (lines.Choices > 1)
        {
            found.Add(TaskType.QuestionAnswering, isMaterial ? 4 : 10, "answer choices");
        }

        FindQuestion(words, prompt, lines, isMaterial, found);
        if (lines.Code >= LinesOfCode)
        {
            found.Add(TaskType.Code, isMaterial ? 4 : 8, "lines of code");
        }

        if (lines.Blanks >= Blanks)
        {
            found.Add(TaskType.SlotFilling, isMaterial ? 4 : 10, "blanks to fill");
        }

        if (examined.ContainsAny(Formulas))
        {
            found.Add(TaskType.Math, isMaterial ? 3 : 6, "formulas");
        }
    }

    private static void FindQuestion(in TextWords words, ReadOnlySpan<char> prompt, PromptLines lines, bool isMaterial, EvidenceList found)
    {
        bool ends = PromptLines.IsQuestion(prompt);
        if (ends)
        {
            found.Add(TaskType.QuestionAnswering, isMaterial ? 2 : 6, "ends with a question");
        }
        else if (lines.HasQuestion)
        {
            found.Add(TaskType.QuestionAnswering, isMaterial ? 1 : 3, "holds a question");
        }

        if ((ends || lines.HasQuestion) && lines.Choices < 2 && prompt.Length <= LongestProblem)
        {
            FindNumbers(words, prompt, isMaterial ? 4 : 9, found);
        }
    }

    private static void FindNumbers(in TextWords words, ReadOnlySpan<char> prompt, int points, EvidenceList found)
    {
        int numbers = 0;
        foreach (TextWord word in words.Words)
        {
            numbers += word.IsNumber || CueWords.IsNumber(word.Hash) ? 1 : 0;
        }

        if (numbers >= FewestNumbers && words.Words.Length <= numbers * WordsPerNumber)
        {
            found.Add(TaskType.Math, points, "a short question over several numbers");
        }

        if (numbers > 0 && prompt.ContainsAny(Amounts))
        {
            found.Add(TaskType.Math, points, "asks for an amount and gives numbers");
        }
    }
}
