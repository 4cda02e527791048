using System.Collections.Immutable;

namespace Suffice.Agents.Contexts;

/// <summary>Changes single items of a context file; every other byte of it stays as it was.</summary>
public static class ContextEditing
{
    /// <summary>Makes changes, one after the other.</summary>
    /// <param name="file">The file.</param>
    /// <param name="edits">The changes.</param>
    /// <returns>The file's new text.</returns>
    /// <exception cref="ContextEditException">A change names an item that is not there (or is there already), its text is not that one item, or it would reach into others.</exception>
    public static string Apply(ContextFile file, IEnumerable<ContextEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(edits);
        ContextFile current = file;
        foreach (ContextEdit edit in edits)
        {
            ContextFile next = ContextReader.Read(file.Kind, file.Path, Apply(current, edit)).File;
            current = OthersStay(current, next, edit)
                ? next
                : throw new ContextEditException($"the text of {edit.Id} reaches into other items of {file.Name}: close what it opens (```), and keep its heading's level");
        }

        return current.Text;
    }

    private static string Apply(ContextFile file, ContextEdit edit)
    {
        ContextItem? known = file.Find(edit.Id);
        if (edit.Kind == ContextEditKind.Add)
        {
            return known is null
                ? Appended(file, Checked(file, edit))
                : throw new ContextEditException($"{file.Name} has an item {edit.Id} already; change it, or add one with an id of its own");
        }

        if (known is null)
        {
            throw new ContextEditException($"{file.Name} has no item {edit.Id}; it has {(file.Items.IsEmpty ? "none" : string.Join(", ", file.Items.Select(item => item.Id)))}");
        }

        return edit.Kind == ContextEditKind.Remove ? Cut(file, known) : Put(file, known, Checked(file, edit));
    }

    // A fence left open, or a heading of another level, would take in what stands below it, and no line of the change would say so.
    private static bool OthersStay(ContextFile before, ContextFile after, ContextEdit edit)
    {
        IEnumerable<(string, string)> left = before.Items.Where(item => item.Id != edit.Id).Select(item => (item.Id, item.Text));

        return left.SequenceEqual(after.Items.Where(item => item.Id != edit.Id).Select(item => (item.Id, item.Text)))
            && (edit.Kind == ContextEditKind.Remove || after.Find(edit.Id)?.Text == Plain(edit));
    }

    private static string Plain(ContextEdit edit) => edit.Text.ReplaceLineEndings("\n").Trim('\n');

    private static string Checked(ContextFile file, ContextEdit edit)
    {
        string text = Plain(edit);
        if (text.LastIndexOf("<!--", StringComparison.Ordinal) > text.LastIndexOf("-->", StringComparison.Ordinal))
        {
            throw new ContextEditException($"the text of {edit.Id} opens a comment (<!--) and does not close it: no model would be shown what stands below it");
        }

        if (text.Split('\n').Count(line => line.TrimStart().StartsWith("```", StringComparison.Ordinal)) % 2 != 0)
        {
            throw new ContextEditException($"the text of {edit.Id} opens a block (```) and does not close it: items below it would be a part of it");
        }

        ContextReading alone = ContextReader.Read(file.Kind, file.Name, text);
        if (!alone.Problems.IsEmpty)
        {
            throw new ContextEditException($"the text of {edit.Id} cannot be an item: {alone.Problems[0]}");
        }

        return alone.File is { Items: [{ } only] } && only.Id == edit.Id && only.Text == text
            ? text
            : throw new ContextEditException($"the text of {edit.Id} is not that one item; write \"- {edit.Id} ...\" on a line, or \"## {edit.Id} ...\" with what belongs to it");
    }

    private static string Appended(ContextFile file, string text)
    {
        string end = EndOf(file.Text);
        string before = file.Text.TrimEnd('\r', '\n', ' ', '\t');
        bool follows = text[0] == '-' && file.Items is [.., { Level: 0 } last] && before.EndsWith(last.Text.ReplaceLineEndings(end), StringComparison.Ordinal);

        return (before.Length == 0 ? string.Empty : before + end + (follows ? string.Empty : end)) + text.ReplaceLineEndings(end) + end;
    }

    private static string Put(ContextFile file, ContextItem item, string text)
    {
        (int from, int to) = SpanOf(file.Text, item);

        return string.Concat(file.Text.AsSpan(0, from), text.ReplaceLineEndings(EndOf(file.Text)), file.Text.AsSpan(to));
    }

    private static string Cut(ContextFile file, ContextItem item)
    {
        (int from, int to) = SpanOf(file.Text, item);
        ReadOnlySpan<char> rest = file.Text.AsSpan(to);
        rest = rest.StartsWith("\r\n") ? rest[2..] : rest.StartsWith("\n") ? rest[1..] : rest;
        if (item.Level > 0)
        {
            rest = rest.TrimStart("\r\n"); // The blank lines between it and the next are its own.
        }

        return string.Concat(file.Text.AsSpan(0, from), rest);
    }

    // Where its lines stand in the text as it is, whatever ends its lines.
    private static (int From, int To) SpanOf(string text, ContextItem item)
    {
        ImmutableArray<int> starts = StartsOf(text);
        int to = starts[item.Lines.End.Value - 1];
        int length = text.AsSpan(to).IndexOfAny('\r', '\n');

        return (starts[item.Lines.Start.Value], length < 0 ? text.Length : to + length);
    }

    private static ImmutableArray<int> StartsOf(string text)
    {
        ImmutableArray<int>.Builder starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')) || text[at] is '\f' or '\u0085' or '\u2028' or '\u2029')
            {
                starts.Add(at + 1);
            }
        }

        return starts.ToImmutable();
    }

    private static string EndOf(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
}
