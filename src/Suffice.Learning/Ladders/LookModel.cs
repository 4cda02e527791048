using System.Collections.Immutable;
using Suffice.Learning.Linear;

namespace Suffice.Learning.Ladders;

/// <summary>What was learned for one look: several probabilities from one row.</summary>
/// <param name="Text">Scores the words; <see langword="null"/> when they are not learned from.</param>
/// <param name="Table">Rates by category; <see langword="null"/> when categories are not believed.</param>
/// <param name="Heads">One for each thing estimated.</param>
internal sealed record LookModel(HashedLinear? Text, CategoryTable? Table, ImmutableArray<Head> Heads)
{
    /// <summary>Estimates all.</summary>
    public double[] Estimate(LookRow row)
    {
        double[] values = Values(row, Text, Table, Heads.Length);
        return [.. Heads.Select(head => head.Estimate(values))];
    }

    /// <summary>A row with the scores of its words and the rates of its category behind its signals.</summary>
    public static double[] Values(LookRow row, HashedLinear? text, CategoryTable? table, int outputs)
    {
        int textual = text is null ? 0 : outputs;
        double[] values = new double[row.Dense.Length + textual + (table is null ? 0 : outputs)];
        row.Dense.CopyTo(values, 0);
        text?.Score(row.Text, values.AsSpan(row.Dense.Length, outputs));
        for (int output = 0; table is not null && output < outputs; output++)
        {
            values[row.Dense.Length + textual + output] = table.Of(row.Category, output);
        }

        return values;
    }
}
