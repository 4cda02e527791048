using Suffice.Audit.Readiness;
using Suffice.Audit.Reports.Sentences;
using Suffice.Audit.Structure;
using Suffice.Files;
using Suffice.Reports;

namespace Suffice.Audit.Reports.Policy;

/// <summary>Writes one task of a policy, with what a reviewer must know in comments.</summary>
internal static class TaskLines
{
    /// <summary>Writes it.</summary>
    /// <param name="lines">Where.</param>
    /// <param name="planned">The task.</param>
    /// <param name="fingerprints">Those that no other task has; two tasks may not share one.</param>
    public static void Write(YamlLines lines, PlannedTask planned, IReadOnlyCollection<string> fingerprints)
    {
        AuditedTask task = planned.Task;
        lines.Comment(2, $"{Figures.Count(task.Profile.Calls, "call")}, {Figures.Usd(task.PaidUsd)}: {string.Join(", ", task.Models.Select(model => $"{model.What} ({Figures.Count(model.Count)})"))}");
        if (!planned.IsInForce)
        {
            WriteLeftOut(lines, planned);
            return;
        }

        lines.Line($"  {YamlLines.Text(planned.Name)}:");
        lines.Line($"    why: {YamlLines.Text(YamlLines.OneLine(task.Readiness.Sentence))}");
        if (task.Type is { } type)
        {
            lines.Line($"    type: {EnumWord.Of(type)}");
        }

        if (task.Profile.Share(CallTraits.CustomerFacing) > 0.5)
        {
            lines.Line("    customer_facing: true");
        }

        WriteMatch(lines, task, fingerprints);
        foreach (string missing in planned.Small is null ? [] : task.Readiness.Missing)
        {
            lines.Comment(4, $"to be written down first: {missing}");
        }

        lines.Line($"    ladder: {YamlLines.List([planned.Present!.Name])}");
        WriteLadder(lines, planned);
        if (planned.Small is not null)
        {
            GateLines.Write(lines, task);
        }
    }

    private static void WriteMatch(YamlLines lines, AuditedTask task, IReadOnlyCollection<string> fingerprints)
    {
        if (fingerprints.Count > 0)
        {
            lines.List("    fingerprints", fingerprints, $"{Figures.Percent(task.Match.CoveredByFingerprints)} of its calls");
        }

        // Either text is the task's alone, so one condition is enough.
        if (task.Match.SystemContains is { Length: > 0 } system)
        {
            lines.Line($"    match: {{ system_contains: {Quoted(system)} }}");
        }
        else if (task.Match.PromptContains is { Length: > 0 } prompt)
        {
            lines.Line($"    match: {{ prompt_contains: {Quoted(prompt)} }}");
        }
        else if (fingerprints.Count == 0)
        {
            lines.Comment(4, task.Match.Fingerprints.Length > 0 ? "its calls have the fixed part of another task's: callers must send the header x-suffice-task with this name" : "nothing in its calls tells them from others: callers must send the header x-suffice-task with this name");
        }
    }

    private static void WriteLadder(YamlLines lines, PlannedTask planned)
    {
        AuditedTask task = planned.Task;
        if (planned is not { Small: { } small, Present: { } present, Ladder: { } ladder })
        {
            string reason = task.Readiness.Verdict == ReadinessVerdict.KeepStrong ? "the strong model stays" : "no cheaper ladder was found among the models that can be served";
            lines.Comment(4, $"{reason}{(task.Readiness.Missing.IsEmpty ? "" : $"; what would change that: {string.Join("; ", task.Readiness.Missing)}")}");
            return;
        }

        lines.Line($"    # eval still to be done: suffice eval {planned.Name} --models {small.Name},{present.Name}");
        lines.Comment(4, "its items (--write-evals) need right answers first; --reference ceiling takes the present model's for them");
        lines.Line("    # the ladder to try, in force only when it has passed:");
        lines.Line($"    # ladder: {YamlLines.List([small.Name, present.Name])}");
        lines.Comment(4, LadderSentences.Saving(ladder));
        foreach (string note in ladder.Notes)
        {
            lines.Comment(4, $"note: {note}");
        }
    }

    private static void WriteLeftOut(YamlLines lines, PlannedTask planned)
    {
        lines.Comment(2, planned.Present is null
            ? $"{planned.Name} is left out: none of its models is at a vendor whose address is known here. Name its provider and model above, then:"
            : $"{planned.Name} is left out: several models answer its calls, and as a task all of them would go up one ladder. Until that is decided each call goes to the model that it names. Then:");
        lines.Line($"  # {YamlLines.Text(planned.Name)}:");
        lines.Line($"  #   why: {YamlLines.Text(YamlLines.OneLine(planned.Task.Readiness.Sentence))}");
        if (!planned.Task.Match.Fingerprints.IsEmpty)
        {
            lines.Line($"  #   fingerprints: {YamlLines.List(planned.Task.Match.Fingerprints)}");
        }

        lines.Line($"  #   ladder: {YamlLines.List(planned.Present is null ? [] : [planned.Present.Name])}");
    }

    // Always in quotes: it is a text to look for, and is read as one.
    private static string Quoted(string text) => YamlLines.Text(text) is ['"', ..] quoted ? quoted : $"\"{text}\"";
}
