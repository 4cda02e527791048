using System.Text.RegularExpressions;

namespace Suffice.Pipelines.Conditions;

/// <summary>One word of a condition.</summary>
/// <param name="Text">The word.</param>
/// <param name="At">Where it stands, from 0.</param>
internal readonly partial record struct ConditionToken(string Text, int At)
{
    /// <summary>Cuts a condition into its words.</summary>
    /// <param name="text">The condition.</param>
    /// <returns>The words.</returns>
    /// <exception cref="FormatException">A character that begins no word.</exception>
    public static IReadOnlyList<ConditionToken> Cut(string text)
    {
        List<ConditionToken> tokens = [];
        for (int at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            Match match = Word.Match(text, at);
            if (!match.Success)
            {
                throw new FormatException(text[at] is '\'' or '"'
                    ? $"the text that begins at character {at + 1} has no end"
                    : $"'{text[at]}' at character {at + 1} begins no word{HintFor(text[at])}");
            }

            tokens.Add(new ConditionToken(match.Value, at));
            at += match.Length;
        }

        return tokens;
    }

    private static string HintFor(char sign) => sign switch
    {
        '=' => "; write ==",
        '|' => "; write or",
        '&' => "; write and",
        '!' => "; write not",
        _ => string.Empty,
    };

    [GeneratedRegex(@"\G('[^']*'|""[^""]*""|-?[0-9]+(\.[0-9]+)?|==|!=|<=|>=|[<>()]|[A-Za-z_][A-Za-z0-9_.\[\]-]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Word { get; }
}
