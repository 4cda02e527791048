using System.Buffers;

namespace Suffice.Tasks;

/// <summary>What the lines of a prompt are, counted.</summary>
/// <param name="Choices">Answer choices in a row (A, B, C, ...).</param>
/// <param name="Code">Lines that read like code.</param>
/// <param name="Blanks">Gaps of underscores.</param>
/// <param name="HasQuestion">True when a line ends with a question mark.</param>
internal readonly record struct PromptLines(int Choices, int Code, int Blanks, bool HasQuestion)
{
    private static readonly SearchValues<char> InStatements = SearchValues.Create("(=*<;.{");

    private static readonly SearchValues<char> InExpressions = SearchValues.Create("(=}");

    private static readonly SearchValues<char> InHeads = SearchValues.Create("()=");

    private static readonly string[] Blocks = ["def ", "for ", "if ", "class ", "while ", "elif ", "else:", "try:"];

    private static readonly string[] Statements = ["import ", "#include", "using ", "select ", "public ", "const ", "let ", "var ", "function ", "from ", "private ", "static ", "package "];

    public static PromptLines Read(ReadOnlySpan<char> prompt)
    {
        int choices = 0;
        int code = 0;
        int blanks = 0;
        bool question = false;
        foreach (ReadOnlySpan<char> raw in prompt.EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            if (line.Length < 2)
            {
                continue;
            }

            choices += IsChoice(line, (char)('A' + choices)) ? 1 : 0;
            code += IsCode(line) ? 1 : 0;
            blanks += line.Contains("___", StringComparison.Ordinal) && !line.Contains('"') ? 1 : 0;
            question = question || IsQuestion(line);
        }

        return new PromptLines(choices, code, blanks, question);
    }

    public static bool IsQuestion(ReadOnlySpan<char> line) => line.TrimEnd("\"'”») *") is [.., '?' or '？'];

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
        _ => (StartsWithAny(line, Statements) && line.ContainsAny(InStatements)) && !line.Contains(". ", StringComparison.Ordinal),
    };

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
