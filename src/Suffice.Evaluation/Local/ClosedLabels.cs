using System.Collections.Immutable;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Learning.Labels;

namespace Suffice.Evaluation.Local;

/// <summary>The labels of examples, when they are a closed set that can be learned and said.</summary>
/// <param name="Labels">The labels, the most frequent first.</param>
/// <param name="Answerable">How many of the examples ask for a form that a label can fill.</param>
internal sealed record ClosedLabels(ImmutableArray<LabelCount> Labels, int Answerable)
{
    /// <summary>The fewest examples for each label, on average: with fewer the labels are no closed set, or too many.</summary>
    public const int ExamplesPerLabel = 4;

    /// <summary>Counts the labels.</summary>
    /// <param name="found">The examples.</param>
    /// <returns>The labels.</returns>
    /// <exception cref="ReplayException">The examples cannot be learned from; the message says why, with counts.</exception>
    public static ClosedLabels Of(LabelExamples found)
    {
        IReadOnlyList<LabelExample> examples = found.Examples;
        ImmutableArray<LabelCount> labels = [.. examples.GroupBy(example => example.Label, StringComparer.Ordinal)
            .Select(group => new LabelCount(group.Key, group.Count()))
            .OrderByDescending(label => label.Examples).ThenBy(label => label.Label, StringComparer.Ordinal)];
        int answerable = examples.Count(example => LabelReading.CanSay(example.Request, example.Label));

        return ObstacleOf(examples.Count, labels, answerable) is { } obstacle
            ? throw new ReplayException($"{found.From}: {obstacle}{(found.LeftOut.IsEmpty ? string.Empty : $". Left out: {string.Join("; ", found.LeftOut)}")}")
            : new ClosedLabels(labels, answerable);
    }

    private static string? ObstacleOf(int examples, ImmutableArray<LabelCount> labels, int answerable) => examples switch
    {
        0 => "no example with a label",
        < LabelLearner.FewestExamples => $"{examples} examples with a label; at least {LabelLearner.FewestExamples} are wanted ({Counts(labels)})",
        _ when labels.Length < 2 => $"all {examples} examples have the same label, {labels[0].Label}; nothing is to be told apart",
        _ when labels.Length * ExamplesPerLabel > examples =>
            $"no closed set of labels, or too many for so few examples: {examples} examples have {labels.Length} different ones ({Counts(labels)}); at least {ExamplesPerLabel} examples a label are wanted. --field NAME reads the label out of an object",
        _ when answerable == 0 =>
            "no call asks for an answer that a label can fill: tools are offered, or the schema requires more than the label's field (without --field whole objects are labels)",
        _ => null,
    };

    private static string Counts(ImmutableArray<LabelCount> labels)
    {
        const int Shown = 10;
        string listed = string.Join(", ", labels.Take(Shown).Select(label => $"{label.Label} {label.Examples}"));

        return labels.Length > Shown ? $"{listed}, and {labels.Length - Shown} more labels" : listed;
    }
}
