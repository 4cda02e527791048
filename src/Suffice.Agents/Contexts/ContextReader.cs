using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Suffice.Yaml;

namespace Suffice.Agents.Contexts;

/// <summary>Reads a context file: Markdown whose items carry ids.</summary>
/// <remarks>
/// An item is a heading <c>## R-010 Title</c> with all up to the next heading that is as high or carries an id, or a line <c>- S-031 text</c> with
/// the indented lines below it. A <c>yaml</c> block right below a heading holds the item's settings; lines of dashes at the top hold the file's.
/// </remarks>
public static partial class ContextReader
{
    private const string Fence = "```";

    /// <summary>Reads one.</summary>
    /// <param name="kind">Which of the four.</param>
    /// <param name="path">Where it is, as shown in messages.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The file, and what is wrong in it.</returns>
    public static ContextReading Read(ContextKind kind, string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        YamlFindings findings = new() { KeepsOrigins = false };
        string[] lines = LinesOf(text);
        (YamlNode? settings, int first) = FrontMatter(lines, path, findings);
        ImmutableArray<ContextItem>.Builder items = ImmutableArray.CreateBuilder<ContextItem>();
        foreach (ItemStart start in Starts(lines, first))
        {
            ContextItem item = ItemOf(lines, start, path, findings);
            if (!item.Id.StartsWith(ContextFile.PrefixOf(kind) + "-", StringComparison.Ordinal))
            {
                findings.Error(PlaceOf(path, item), item.Id, $"no id of {ContextFile.NameOf(kind)}", $"an id that begins with {ContextFile.PrefixOf(kind)}-");
            }
            else if (items.FirstOrDefault(other => other.Id == item.Id) is { } other)
            {
                findings.Error(PlaceOf(path, item), item.Id, $"stands on line {other.Line} too", "an id of its own for each item");
            }
            else
            {
                items.Add(item);
            }
        }

        return new ContextReading(new ContextFile(kind, path, text, items.ToImmutable()) { Settings = settings }, findings.Errors);
    }

    /// <summary>The lines of a text, without their ends.</summary>
    internal static string[] LinesOf(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static (YamlNode? Settings, int First) FrontMatter(string[] lines, string path, YamlFindings findings)
    {
        if (lines[0].TrimEnd() != "---")
        {
            return (null, 0);
        }

        int end = Array.FindIndex(lines, 1, line => line.TrimEnd() == "---");
        if (end < 0)
        {
            findings.Error(new YamlPlace(path, 1, 1), string.Empty, "the settings at the top have no end", "a line --- below them");
            return (null, lines.Length);
        }

        return (Yaml(lines, 1, end, path, string.Empty, findings), end + 1);
    }

    private static IEnumerable<ItemStart> Starts(string[] lines, int first)
    {
        bool inFence = false;
        for (int at = first; at < lines.Length; at++)
        {
            if (lines[at].TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                inFence = !inFence;
            }
            else if (!inFence && HeadingItem.Match(lines[at]) is { Success: true } heading)
            {
                yield return new ItemStart(at, heading.Groups["id"].Value, heading.Groups["title"].Value.Trim(), heading.Groups["marks"].Length);
            }
            else if (!inFence && ListItem.Match(lines[at]) is { Success: true } line)
            {
                yield return new ItemStart(at, line.Groups["id"].Value, line.Groups["title"].Value.Trim(), 0);
            }
        }
    }

    private static ContextItem ItemOf(string[] lines, ItemStart start, string path, YamlFindings findings)
    {
        int end = start.Level == 0 ? EndOfLine(lines, start.At) : EndOfSection(lines, start);
        int body = start.At + 1;
        YamlNode? settings = null;
        int fence = start.Level == 0 ? -1 : Array.FindIndex(lines, body, end - body, line => line.Trim().Length > 0);
        if (fence >= 0 && lines[fence].Trim() is "```yaml" or "```yml")
        {
            int close = Array.FindIndex(lines, fence + 1, end - fence - 1, line => line.Trim() == Fence);
            if (close < 0)
            {
                findings.Error(new YamlPlace(path, fence + 1, 1), start.Id, "its settings have no end", $"a line {Fence} below them");
                close = end - 1;
            }

            settings = Yaml(lines, fence + 1, close, path, start.Id, findings);
            body = close + 1;
        }

        return new ContextItem(start.Id, start.Title, Joined(lines, body, end), Joined(lines, start.At, end), start.At + 1)
        {
            Settings = settings,
            Level = start.Level,
            Lines = start.At..end,
        };
    }

    private static int EndOfLine(string[] lines, int at)
    {
        int end = at + 1;
        while (end < lines.Length && lines[end].Length > 0 && char.IsWhiteSpace(lines[end][0]) && lines[end].Trim().Length > 0)
        {
            end++;
        }

        return end;
    }

    private static int EndOfSection(string[] lines, ItemStart start)
    {
        int end = start.At + 1;
        bool inFence = false;
        for (; end < lines.Length; end++)
        {
            if (lines[end].TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                inFence = !inFence;
            }
            else if (!inFence && (ListItem.IsMatch(lines[end]) || HeadingItem.IsMatch(lines[end]) || (Heading.Match(lines[end]) is { Success: true } next && next.Groups["marks"].Length <= start.Level)))
            {
                break;
            }
        }

        while (end > start.At + 1 && lines[end - 1].Trim().Length == 0)
        {
            end--;
        }

        return end;
    }

    // Empty lines stand for those before it, so that mistakes are told with the file's own lines.
    private static YamlNode? Yaml(string[] lines, int from, int to, string path, string at, YamlFindings findings) =>
        YamlDocument.Read(new string('\n', from) + Joined(lines, from, to), path, at, findings);

    private static string Joined(string[] lines, int from, int to) => to <= from ? string.Empty : string.Join('\n', lines[from..to]).Trim('\n');

    private static YamlPlace PlaceOf(string path, ContextItem item) => new(path, item.Line, 1);

    private readonly record struct ItemStart(int At, string Id, string Title, int Level);

    [GeneratedRegex(@"^(?<marks>#{1,6})[ \t]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"^(?<marks>#{1,6})[ \t]+(?<id>[A-Z]{1,3}-[0-9]{1,6})([:.]?[ \t]+(?<title>.*)|[:.]?[ \t]*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HeadingItem { get; }

    [GeneratedRegex(@"^[-*+][ \t]+(\*\*)?(?<id>[A-Z]{1,3}-[0-9]{1,6})[:.]?(\*\*)?[:.]?([ \t]+(?<title>.*)|[ \t]*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ListItem { get; }
}
