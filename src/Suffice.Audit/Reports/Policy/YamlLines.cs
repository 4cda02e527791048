using System.Globalization;
using System.Text;

namespace Suffice.Audit.Reports.Policy;

/// <summary>Writes YAML as a person does: comments that wrap, texts quoted only where they must be.</summary>
/// <param name="to">Where.</param>
internal sealed class YamlLines(TextWriter to)
{
    private const int Width = 118;

    /// <summary>Writes a line, or an empty one.</summary>
    public void Line(string line = "") => to.Write(line + "\n");

    /// <summary>Writes a comment, on as many lines as it needs.</summary>
    /// <param name="indent">Spaces before it.</param>
    /// <param name="text">The text; line feeds and the like become spaces.</param>
    public void Comment(int indent, string text)
    {
        string start = new string(' ', indent) + "#";
        StringBuilder line = new(start);
        foreach (string word in OneLine(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + 1 + word.Length > Width && line.Length > start.Length)
            {
                Line(line.ToString());
                line.Clear().Append(start);
            }

            line.Append(' ').Append(word);
        }

        Line(line.ToString());
    }

    /// <summary>Writes a key with a list: on one line where it fits, else an entry a line.</summary>
    /// <param name="key">The key, with the spaces before it.</param>
    /// <param name="texts">The list.</param>
    /// <param name="remark">A comment behind it.</param>
    public void List(string key, IReadOnlyCollection<string> texts, string remark)
    {
        string line = $"{key}: {List(texts)}   # {remark}";
        if (line.Length <= Width)
        {
            Line(line);
            return;
        }

        Line($"{key}:   # {remark}");
        string indent = new(' ', key.Length - key.TrimStart().Length + 2);
        foreach (string text in texts)
        {
            Line($"{indent}- {Text(text)}");
        }
    }

    /// <summary>A text in double quotes, unless it is a plain word that YAML takes for nothing else.</summary>
    /// <param name="text">The text.</param>
    /// <returns>It as YAML.</returns>
    public static string Text(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        StringBuilder quoted = new("\"");
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            _ = pair ? quoted.Append(text, i++, 2) : quoted.Append(Escaped(text[i]));
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Texts as a list on one line.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>The list as YAML.</returns>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    /// <summary>A text without line feeds and other characters that would end a comment or hide in one.</summary>
    /// <param name="text">The text.</param>
    /// <returns>It on one line.</returns>
    public static string OneLine(string text) => string.Concat(text.Select(c => IsUnseen(c) ? ' ' : c));

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\t' => "\\t",
        _ when char.IsSurrogate(c) => "\\uFFFD",
        _ when IsUnseen(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
        _ => c.ToString(),
    };

    private static bool IsUnseen(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;

    // A word with a letter first is a text, but for the words that older YAML takes for yes, no and nothing.
    private static bool IsPlain(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/')
        && text.ToUpperInvariant() is not ("YES" or "NO" or "ON" or "OFF" or "TRUE" or "FALSE" or "NULL" or "Y" or "N");
}
