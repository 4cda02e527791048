using System.Text;
using Suffice.Agents.Contexts;
using Suffice.Agents.Rules;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Prompting;

/// <summary>What a worker's model is told before any ticket: the same for every ticket, so that providers keep it in their caches.</summary>
/// <remarks>
/// The order is rubric, standards, escalation, patterns: what changes most often stands last, and an item at the end of the last file leaves all before it
/// as it was. Settings, which code needs, and patterns that have expired are left out.
/// </remarks>
public static class WorkerPrompt
{
    private const string Task = """
        You judge one ticket by the written standard below, and answer with JSON after the given schema.
        - Rate every criterion by its own words. What you rate rests on the ticket alone: quote the pieces it rests on word for word.
        - What is not there cannot be quoted: say under "missing" what is missing or weak.
        - Rate null only where a criterion says that it may not apply.
        - When an escalation rule holds, name it under "escalate"; else escalate is null. When you cannot tell, escalate rather than guess.
        - Scores and the verdict are computed from your ratings; do not weigh them yourself.
        """;

    /// <summary>Writes it.</summary>
    /// <param name="standard">The worker's standard.</param>
    /// <param name="today">The day (UTC), by which patterns expire.</param>
    /// <returns>The text; empty when the worker only labels and its context says nothing.</returns>
    public static string Of(WorkerStandard standard, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(standard);
        StringBuilder text = new();
        foreach (ContextFile file in standard.Context.Files)
        {
            Append(text, Shown(standard, file, today));
        }

        return standard.Rates ? $"{Task}\n\n{text}".TrimEnd() : text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, string shown)
    {
        if (shown.Length > 0)
        {
            text.Append(shown).Append("\n\n");
        }
    }

    private static string Shown(WorkerStandard standard, ContextFile file, DateOnly today)
    {
        HashSet<string> hidden = file.Kind switch
        {
            ContextKind.Escalation => [.. EscalationReader.AppliedByCode(file)],
            ContextKind.Patterns => [.. PatternReader.Read(file).Patterns.Where(pattern => pattern.Expires <= today).Select(pattern => pattern.Id)],
            _ => [],
        };
        string[] lines = ContextReader.LinesOf(file.Text);
        StringBuilder shown = new();
        int at = file.Settings is null ? 0 : Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") + 1;
        foreach (ContextItem item in file.Items)
        {
            AppendLines(shown, lines, at, item.Lines.Start.Value);
            at = item.Lines.End.Value;
            if (!hidden.Contains(item.Id))
            {
                AppendItem(shown, item, standard.Rubric.Find(item.Id));
            }
        }

        AppendLines(shown, lines, at, lines.Length);
        string whole = WithoutComments(shown.ToString()).Trim('\n');

        return file.Items.Any(item => !hidden.Contains(item.Id)) || Prose(whole) ? whole : string.Empty;
    }

    private static void AppendLines(StringBuilder shown, string[] lines, int from, int to)
    {
        for (int at = from; at < to; at++)
        {
            // No more than one empty line where an item was left out.
            if (lines[at].Length > 0 || (shown.Length > 1 && shown[^2] != '\n'))
            {
                shown.Append(lines[at]).Append('\n');
            }
        }
    }

    private static void AppendItem(StringBuilder shown, ContextItem item, Criterion? criterion)
    {
        shown.Append(item.Level == 0 ? $"- {item.Id} {item.Title}" : $"{new string('#', item.Level)} {item.Id} {item.Title}");
        if (criterion is not null)
        {
            shown.Append(ScaleOf(criterion));
        }

        shown.Append('\n');
        if (item.Body.Length > 0)
        {
            shown.Append(item.Body).Append('\n');
        }
    }

    private static string ScaleOf(Criterion criterion) => FormattableString.Invariant(
        $" (1 to {criterion.Scale}{(criterion.Skippable ? ", or null when it does not apply" : string.Empty)}{(criterion.RootCauses.IsEmpty ? string.Empty : $"; root causes: {string.Join(", ", criterion.RootCauses)}")})");

    // A heading alone, with no item left under it, says nothing.
    private static bool Prose(string text) => text.Split('\n').Any(line => line.Trim().Length > 0 && !line.StartsWith('#'));

    private static string WithoutComments(string text)
    {
        StringBuilder kept = new();
        int at = 0;
        while (text.IndexOf("<!--", at, StringComparison.Ordinal) is >= 0 and int open)
        {
            kept.Append(text, at, open - at);
            int close = text.IndexOf("-->", open, StringComparison.Ordinal);
            at = close < 0 ? text.Length : close + 3;
        }

        return kept.Append(text, at, text.Length - at).ToString();
    }
}
