using System.Collections.Immutable;
using Suffice.Audit.Structure;

namespace Suffice.Audit.Reports.Policy;

/// <summary>The gate that a task's structure allows: what can be checked as it is, and what needs a word more.</summary>
internal static class GateLines
{
    // Checks whose standard is in the call itself.
    private static readonly string[] Bare = ["json", "json_schema", "grounded", "refusal", "tool_call", "arithmetic", "empty", "truncated", "language"];

    /// <summary>Writes it.</summary>
    /// <param name="lines">Where.</param>
    /// <param name="task">The task.</param>
    public static void Write(YamlLines lines, AuditedTask task)
    {
        ImmutableArray<string> ready = [.. task.Readiness.Checks.Select(check => Written(check, task)).OfType<string>()];
        string[] open = [.. task.Readiness.Checks.Where(check => Written(check, task) is null)];
        if (!ready.IsEmpty)
        {
            lines.Line("    gate:");
            foreach (string check in ready)
            {
                lines.Line($"      - {check}");
            }
        }

        if (open.Length > 0)
        {
            lines.Comment(4, $"{(ready.IsEmpty ? "checks" : "more checks")} that its structure allows, once their options are written (docs/checks.md): {string.Join(", ", open)}");
        }

        if (!ready.IsEmpty)
        {
            lines.Line("    on_exhausted: serve   # until its eval has passed, a failed check is recorded and refuses nothing");
        }
    }

    // A label that was masked is no answer that a model gives.
    private static bool IsMasked(string label) => label.IndexOf('<', StringComparison.Ordinal) is >= 0 and var open && label.IndexOf('>', open) > 0;

    private static string? Written(string check, AuditedTask task)
    {
        if (check != "one_of")
        {
            return Bare.Contains(check) ? check : null;
        }

        string[] labels = [.. task.Profile.Labels.Where(label => label.Length > 0).Distinct(StringComparer.Ordinal)];
        bool inJson = task.Profile.Share(CallTraits.JsonAnswered) > 0.5;
        return labels.Length > 1 && !inJson && !labels.Any(IsMasked) ? $"one_of: {YamlLines.List(labels)}"
            : task.Readiness.Checks.Contains("json_schema") ? "one_of"
            : null;
    }
}
