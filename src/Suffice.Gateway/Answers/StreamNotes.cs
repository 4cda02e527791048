using Suffice.Ledger;

namespace Suffice.Gateway.Answers;

/// <summary>What a stream says about itself at its end, where its headers could not know it yet.</summary>
internal static class StreamNotes
{
    /// <summary>Path, reason, cost, baseline cost, overhead, and what was lost.</summary>
    /// <param name="entry">The request's row.</param>
    /// <param name="lossy">The names of what a crossing of protocols could not carry; <see langword="null"/> for none.</param>
    /// <returns>The notes; an unknown amount is left out.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(RequestEntry entry, string? lossy)
    {
        List<KeyValuePair<string, string>> notes = [new("request", entry.Id)];
        Add(notes, "model", entry.Model);
        notes.Add(new("path", entry.Path));
        Add(notes, "reason", entry.Reason);
        Add(notes, "cost", AnswerHeaders.Usd(entry.CostUsd));
        Add(notes, "baseline_cost", AnswerHeaders.Usd(entry.BaselineCostUsd));
        Add(notes, "overhead_ms", AnswerHeaders.Milliseconds(entry.Overhead));
        Add(notes, "lossy", lossy);

        return notes;
    }

    private static void Add(List<KeyValuePair<string, string>> notes, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            notes.Add(new(name, value));
        }
    }
}
