namespace Suffice.Tasks;

/// <summary>Signs in the form of a prompt, whatever its language: answer choices, code, formulas, a question mark.</summary>
internal static class TextStructure
{
    private const int Examined = 8000;
    private const int LinesOfCode = 2;

    public static void Find(ReadOnlySpan<char> text, EvidenceList found)
    {
        ReadOnlySpan<char> prompt = text.Trim();
        if (prompt.EndsWith('?') || prompt.EndsWith("？"))
        {
            found.Add(TaskType.QuestionAnswering, 4, "ends with a question");
        }

        char nextChoice = 'A';
        int code = 0;
        foreach (ReadOnlySpan<char> raw in prompt[..Math.Min(Examined, prompt.Length)].EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            nextChoice = IsChoice(line, nextChoice) ? (char)(nextChoice + 1) : nextChoice;
            code += IsCode(line) ? 1 : 0;
        }

        if (nextChoice > 'B')
        {
            found.Add(TaskType.QuestionAnswering, 8, $"choices A to {(char)(nextChoice - 1)}");
        }

        if (code >= LinesOfCode)
        {
            found.Add(TaskType.Code, 8, "lines of code");
        }

        if (prompt.Contains("\\frac", StringComparison.Ordinal) || prompt.Contains("$$", StringComparison.Ordinal))
        {
            found.Add(TaskType.Math, 4, "formulas");
        }
    }

    private static bool IsChoice(ReadOnlySpan<char> line, char letter) =>
        line.Length >= 3 && line[0] == '(' && line[1] == letter ? line[2] == ')'
        : line.Length >= 2 && line[0] == letter && line[1] is '.' or ')' or ':';

    private static bool IsCode(ReadOnlySpan<char> line) =>
        line is [.., ';'] or [.., '{'] or "}" or "};"
        || (line is [.., ':'] && (line.StartsWith("def ") || line.StartsWith("for ") || line.StartsWith("if ")
            || line.StartsWith("class ") || line.StartsWith("while ")))
        || line.StartsWith("import ") || line.StartsWith("#include") || line.StartsWith("return ")
        || line.StartsWith("using ") || line.StartsWith("SELECT ") || line.StartsWith("public ");
}
