using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>Takes out of the system text what stands in every call: a tuned model has learned it.</summary>
internal static class PromptPruning
{
    // A line that one call in twenty lacks is still fixed; it changed once, or a slot holds nothing there.
    private const double Everywhere = 0.95;

    /// <summary>Finds the fixed lines.</summary>
    /// <param name="examples">The examples to be trained on, and no others.</param>
    /// <returns>The lines, in the order in which they stand; empty when no line is in nearly all of them.</returns>
    public static ImmutableArray<string> FixedLines(IReadOnlyCollection<TrainingExample> examples)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        List<string> order = [];
        foreach (TrainingExample example in examples)
        {
            foreach (string line in SystemLines(example).Distinct(StringComparer.Ordinal))
            {
                if (!counts.TryGetValue(line, out int seen))
                {
                    order.Add(line);
                }

                counts[line] = seen + 1;
            }
        }

        return examples.Count < 2 ? [] : [.. order.Where(line => counts[line] >= Everywhere * examples.Count)];
    }

    /// <summary>Takes the lines out.</summary>
    /// <param name="example">The example.</param>
    /// <param name="lines">The lines.</param>
    /// <returns>The example without them, and without a system turn that nothing is left of.</returns>
    public static TrainingExample Prune(TrainingExample example, IReadOnlySet<string> lines) => example with
    {
        Prompt = [.. example.Prompt.Select(turn => turn.Role == ChatRole.System ? turn with { Text = Without(turn.Text, lines) } : turn).Where(turn => turn.Role != ChatRole.System || turn.Text.Length > 0)],
    };

    private static IEnumerable<string> SystemLines(TrainingExample example) => example.Prompt.Where(turn => turn.Role == ChatRole.System).SelectMany(turn => turn.Text.Split('\n')).Select(line => line.TrimEnd()).Where(line => line.Length > 0);

    private static string Without(string text, IReadOnlySet<string> lines) => string.Join('\n', text.Split('\n').Where(line => !lines.Contains(line.TrimEnd()))).Trim();
}
