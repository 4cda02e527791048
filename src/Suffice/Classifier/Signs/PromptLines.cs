using System.Buffers;

namespace Suffice.Classifier.Signs;

/// <summary>What the lines of a prompt are, counted.</summary>
/// <param name="Choices">Answer choices in a row (A, B, C, ...).</param>
/// <param name="Code">Lines that read like code.</param>
/// <param name="Blanks">Gaps of underscores.</param>
/// <param name="HasQuestion">True when a line ends with a question mark.</param>
/// <param name="HasAlternatives">True when such a line ends with <c>one or another</c>.</param>
internal readonly record struct PromptLines(int Choices, int Code, int Blanks, bool HasQuestion, bool HasAlternatives)
{
    private static readonly SearchValues<char> InStatements = SearchValues.Create("(=*<;{");

    private static readonly SearchValues<char> InExpressions = SearchValues.Create("(=}");

    private static readonly SearchValues<char> InHeads = SearchValues.Create("()=");

    private static readonly SearchValues<char> InQueries = SearchValues.Create("*=<>;_,");

    private const int LongestAlternative = 40;

    private static readonly string[] Blocks = ["def ", "for ", "if ", "class ", "while ", "elif ", "else:", "try:"];

    private static readonly string[] Statements = ["import ", "#include", "using ", "public ", "const ", "let ", "var ", "function ", "private ", "static ", "package ", "assert "];

    public static PromptLines Read(ReadOnlySpan<char> prompt)
    {
        int choices = 0;
        int code = 0;
        int blanks = 0;
        bool question = false;
        bool alternatives = false;
        foreach (ReadOnlySpan<char> raw in prompt.EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            if (line.Length < 2)
            {
                continue;
            }

            choices += IsChoice(line, (char)('A' + choices)) ? 1 : 0;
            choices = choices < 2 && line.Contains("(a)", StringComparison.OrdinalIgnoreCase) && line.Contains("(b)", StringComparison.OrdinalIgnoreCase) ? 2 : choices;
            code += IsCode(line) ? 1 : IsMarkedCode(line) ? 2 : 0;
            blanks += line.Contains("___", StringComparison.Ordinal) && !line.Contains('"') ? 1 : 0;
            int mark = line.LastIndexOfAny('?', '？');
            if (mark >= 0 && (IsQuestion(line) || line[(mark + 1)..].StartsWith(" ")))
            {
                question = true;
                alternatives = alternatives || EndsWithAlternatives(line[..mark]);
            }
        }

        return new PromptLines(choices, code, blanks, question, alternatives);
    }

    public static bool IsQuestion(ReadOnlySpan<char> line) => line.TrimEnd("\"'”») *") is [.., '?' or '？'];

    // "positive or negative?", "A, B, or C?"
    private static bool EndsWithAlternatives(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> end = line[^Math.Min(line.Length, LongestAlternative)..];
        int or = end.IndexOf(" or ", StringComparison.OrdinalIgnoreCase);
        return or >= 0 && end[(or + 4)..].Count(' ') <= 3;
    }

    // A fence with the name of a language; a query of a database.
    private static bool IsMarkedCode(ReadOnlySpan<char> line) =>
        (line[0] == '`' && line.StartsWith("```") && line.Length > 4 && !line.StartsWith("```json", StringComparison.OrdinalIgnoreCase)
            && !line.StartsWith("```text", StringComparison.OrdinalIgnoreCase) && char.IsAsciiLetter(line[3]))
        || (line.Contains("select ", StringComparison.OrdinalIgnoreCase) && line.ContainsAny(InQueries) && line.Contains(" from ", StringComparison.OrdinalIgnoreCase));

    private static bool IsChoice(ReadOnlySpan<char> line, char letter) =>
        letter <= 'Z'
        && (line[0] == '(' ? line.Length >= 3 && Is(line[1], letter) && line[2] == ')' : Is(line[0], letter) && line[1] is '.' or ')' or ':');

    private static bool Is(char c, char letter) => char.ToUpperInvariant(c) == letter;

    private static bool IsCode(ReadOnlySpan<char> line) => line[^1] switch
    {
        ';' => line.ContainsAny(InExpressions),
        '{' => line[0] != '"' && line.ContainsAny(InHeads),
        '}' => line is "};" or "})",
        ':' => StartsWithAny(line, Blocks),
        _ => CallsOrDeclares(line),
    };

    private static bool CallsOrDeclares(ReadOnlySpan<char> line) =>
        (line.StartsWith("from ", StringComparison.OrdinalIgnoreCase) && line.Contains(" import ", StringComparison.OrdinalIgnoreCase))
        || (line[0] == '[' && line.StartsWith("[python]", StringComparison.OrdinalIgnoreCase))
        || (line.ContainsAny(InStatements) && !line.Contains(". ", StringComparison.Ordinal) && (HasQualifiedCall(line) || StartsWithAny(line, Statements)));

    // frame.head(), read_file(path): a name of several parts right before a bracket.
    private static bool HasQualifiedCall(ReadOnlySpan<char> line)
    {
        int bracket = line.IndexOf('(');
        if (bracket < 3)
        {
            return false;
        }

        int start = bracket;
        while (start > 0 && (char.IsAsciiLetterOrDigit(line[start - 1]) || line[start - 1] is '_' or '.'))
        {
            start--;
        }

        ReadOnlySpan<char> name = line[start..bracket];
        return name.Length > 2 && name[1..^1].ContainsAny('_', '.');
    }

    private static bool StartsWithAny(ReadOnlySpan<char> line, string[] starts)
    {
        foreach (string start in starts)
        {
            if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
