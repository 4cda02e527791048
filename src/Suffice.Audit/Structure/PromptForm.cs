using Suffice.Classifier.Words;



namespace Suffice.Audit.Structure;

/// <summary>What the lines of instructions are, counted.</summary>
/// <param name="Bullets">List items.</param>
/// <param name="Anchors">Marks of a scale with their meaning (<c>5 = excellent</c>).</param>
/// <param name="Weights">Lines with a percentage or a weight.</param>
/// <param name="Pairs">Worked answers (<c>Output: ...</c>, <c>text → label</c>).</param>
/// <param name="Choices">Answer choices in a row (A, B, C, ...).</param>
internal readonly record struct PromptForm(int Bullets, int Anchors, int Weights, int Pairs, int Choices)
{
    private const int Examined = 16_000;

    private const int LongestHeading = 20;

    private static readonly WordSet Answers = new(
        "output label answer a category tag result sentiment intent assistant class translation summary headline title ausgabe sortie salida response "
        + "english french german spanish italian dutch portuguese japanese chinese russian score rewritten paraphrase");

    public static PromptForm Read(ReadOnlySpan<char> text)
    {
        PromptForm form = default;
        foreach (ReadOnlySpan<char> raw in text[..Math.Min(text.Length, Examined)].EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            if (line.Length >= 2)
            {
                form = form.With(line);
            }
        }

        return form;
    }

    private PromptForm With(ReadOnlySpan<char> line) => new(
        Bullets + (IsBullet(line) ? 1 : 0),
        Anchors + AnchorsIn(line),
        Weights + (line.Contains('%') || line.Contains("weight=", StringComparison.OrdinalIgnoreCase) ? 1 : 0),
        Pairs + (IsPair(line) ? 1 : 0),
        Choices + (IsChoice(line, (char)('A' + Choices)) ? 1 : 0));

    private static bool IsBullet(ReadOnlySpan<char> line) =>
        (line[0] is '-' or '*' or '•' && line[1] == ' ')
        || (char.IsAsciiDigit(line[0]) && (line[1] is '.' or ')' || (line.Length > 2 && char.IsAsciiDigit(line[1]) && line[2] is '.' or ')')));

    // "1 = poor", "5: excellent", "4 - good"; also several in one line.
    private static int AnchorsIn(ReadOnlySpan<char> line)
    {
        int found = 0;
        for (int i = 0; i < line.Length; i++)
        {
            int digit = line[i..].IndexOfAnyInRange('0', '9');
            if (digit < 0)
            {
                break;
            }

            i += digit;
            if (i > 0 && (char.IsAsciiLetterOrDigit(line[i - 1]) || line[i - 1] is '.' or ':'))
            {
                continue;
            }

            int end = i + 1;
            while (end < line.Length && char.IsAsciiDigit(line[end]))
            {
                end++;
            }

            ReadOnlySpan<char> after = line[end..].TrimStart();
            bool means = after.Length > 2 && (after[0] == '=' || (i < 4 && after[0] is ':' or '-' or '–')) && char.IsLetter(after[1..].TrimStart(" \"") is [var c, ..] ? c : ' ');
            found += means && end - i <= 3 ? 1 : 0;
            i = end - 1;
        }

        return found;
    }

    private static bool IsPair(ReadOnlySpan<char> line)
    {
        int colon = line[..Math.Min(line.Length, LongestHeading)].IndexOf(':');
        if (colon > 0 && colon < line.Length - 1 && Answers.Contains(line[..colon].TrimEnd()))
        {
            return true;
        }

        int arrow = line.IndexOf("->");
        arrow = arrow < 0 ? line.IndexOf("=>") : arrow;
        arrow = arrow < 0 ? line.IndexOf('→') : arrow;
        return arrow > 3 && arrow < line.Length - 3;
    }

    private static bool IsChoice(ReadOnlySpan<char> line, char letter) =>
        letter <= 'Z'
        && (line[0] == '(' ? line.Length >= 3 && char.ToUpperInvariant(line[1]) == letter && line[2] == ')'
            : char.ToUpperInvariant(line[0]) == letter && line[1] is '.' or ')' or ':');
}
