using System.Buffers;

namespace Suffice.Tasks;

/// <summary>
/// Signs in the form of a prompt, whatever its language: questions, answer choices, numbers, code, formulas.
/// </summary>
internal static class TextStructure
{
    private const int Examined = 8000;
    private const int LinesOfCode = 2;

    // A word problem is short and thick with numbers; a question over a document is neither.
    private const int LongestProblem = 1500;
    private const int FewestNumbers = 3;
    private const int WordsPerNumber = 25;

    private static readonly SearchValues<string> Amounts =
        SearchValues.Create(["how many", "how much"], StringComparison.OrdinalIgnoreCase);

    public static void Find(ReadOnlySpan<char> text, EvidenceList found)
    {
        ReadOnlySpan<char> prompt = text.Trim();
        char nextChoice = 'A';
        int code = 0;
        bool question = false;
        foreach (ReadOnlySpan<char> raw in prompt[..Math.Min(Examined, prompt.Length)].EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            nextChoice = IsChoice(line, nextChoice) ? (char)(nextChoice + 1) : nextChoice;
            code += IsCode(line) ? 1 : 0;
            question = question || IsQuestion(line);
        }

        FindQuestion(prompt, question, found);
        if (nextChoice > 'B')
        {
            found.Add(TaskType.QuestionAnswering, 10, $"choices A to {(char)(nextChoice - 1)}");
        }

        if (code >= LinesOfCode)
        {
            found.Add(TaskType.Code, 8, "lines of code");
        }

        if (prompt.Contains("\\frac", StringComparison.Ordinal) || prompt.Contains("$$", StringComparison.Ordinal))
        {
            found.Add(TaskType.Math, 6, "formulas");
        }
    }

    private static void FindQuestion(ReadOnlySpan<char> prompt, bool anywhere, EvidenceList found)
    {
        if (IsQuestion(prompt))
        {
            found.Add(TaskType.QuestionAnswering, 6, "ends with a question");
        }
        else if (anywhere)
        {
            found.Add(TaskType.QuestionAnswering, 3, "holds a question");
        }

        if (anywhere && prompt.Length <= LongestProblem)
        {
            FindNumbers(prompt, found);
        }
    }

    private static void FindNumbers(ReadOnlySpan<char> prompt, EvidenceList found)
    {
        int words = 0;
        int numbers = 0;
        foreach (Range range in prompt.Split(' '))
        {
            words++;
            numbers += IsNumber(prompt[range]) ? 1 : 0;
        }

        if (numbers >= FewestNumbers && words <= numbers * WordsPerNumber)
        {
            found.Add(TaskType.Math, 9, "a short question over several numbers");
        }

        if (numbers > 0 && prompt.ContainsAny(Amounts))
        {
            found.Add(TaskType.Math, 9, "asks for an amount and gives numbers");
        }
    }

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> bare = word.TrimStart("$€£(");
        return bare.Length > 0 && (char.IsAsciiDigit(bare[0]) || CueWords.IsNumber(bare));
    }

    private static bool IsQuestion(ReadOnlySpan<char> line) => line is [.., '?' or '？'];

    private static bool IsChoice(ReadOnlySpan<char> line, char letter) =>
        line.Length >= 3 && line[0] == '(' && line[1] == letter ? line[2] == ')'
        : line.Length >= 2 && line[0] == letter && line[1] is '.' or ')' or ':';

    private static bool IsCode(ReadOnlySpan<char> line) =>
        line is [.., ';'] or [not '"', .., '{'] or "};"
        || (line is [.., ':'] && (line.StartsWith("def ") || line.StartsWith("for ") || line.StartsWith("if ")
            || line.StartsWith("class ") || line.StartsWith("while ")))
        || line.StartsWith("import ") || line.StartsWith("#include") || line.StartsWith("return ")
        || line.StartsWith("using ") || line.StartsWith("SELECT ") || line.StartsWith("public ");
}
