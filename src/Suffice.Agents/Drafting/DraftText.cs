using System.Text;
using Suffice.Agents.Contexts;

namespace Suffice.Agents.Drafting;

/// <summary>Writes drafted items as Markdown. What came out of tickets is written so that it can be nothing but text.</summary>
internal static class DraftText
{
    /// <summary>Writes a file.</summary>
    /// <param name="head">What stands above the items.</param>
    /// <param name="items">The items.</param>
    /// <returns>The text.</returns>
    public static string Write(string head, IEnumerable<DraftedItem> items)
    {
        StringBuilder text = new(head);
        text.Append('\n');
        foreach (DraftedItem item in items)
        {
            text.Append('\n').Append(item.Kind == ContextKind.Standards ? Line(item) : Section(item));
        }

        return text.ToString();
    }

    /// <summary>A text on one line, that neither opens nor closes anything in Markdown, HTML or a comment.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text to write.</returns>
    public static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char c in text)
        {
            plain.Append(char.IsControl(c) ? ' ' : c == '`' ? '\'' : c);
        }

        return plain.ToString().Replace("-->", "-- >", StringComparison.Ordinal).Replace("<!--", "< !--", StringComparison.Ordinal).Trim();
    }

    /// <summary>A text in single quotes, as YAML reads it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The quoted text.</returns>
    public static string Quoted(string text) => $"'{Plain(text).Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Line(DraftedItem item)
    {
        StringBuilder text = new($"- {item.Id} {item.Title}\n");
        foreach (string line in item.Body.Length == 0 ? [] : item.Body.Split('\n'))
        {
            text.Append("  ").Append(line).Append('\n');
        }

        return text.Append("  <!-- evidence: ").Append(item.Evidence).Append(" -->\n").ToString();
    }

    private static string Section(DraftedItem item)
    {
        StringBuilder text = new($"## {item.Id} {item.Title}\n```yaml\n");
        foreach (string line in item.Settings)
        {
            text.Append(line).Append('\n');
        }

        text.Append("evidence: ").Append(Quoted(item.Evidence)).Append("\n```\n");
        return item.Body.Length == 0 ? text.ToString() : text.Append(item.Body).Append('\n').ToString();
    }
}
