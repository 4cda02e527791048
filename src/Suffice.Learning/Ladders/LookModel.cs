using Suffice.Confidence;
using Suffice.Learning.Linear;

namespace Suffice.Learning.Ladders;

/// <summary>What was learned for one look at one rung.</summary>
/// <remarks>
/// The last rung is estimated twice, for when this rung is right and for when it is wrong, and the two are mixed: what the last rung
/// adds is then never the difference of two estimates that err apart from each other.
/// </remarks>
/// <param name="Text">Scores the words, one score a head; <see langword="null"/> when they are not learned from.</param>
/// <param name="Table">Rates by category, one a head; <see langword="null"/> when categories are not believed.</param>
/// <param name="Right">Whether this rung is right.</param>
/// <param name="LastIfRight">Whether the last rung is right where this one is; <see langword="null"/> at the last rung.</param>
/// <param name="LastIfWrong">Whether the last rung is right where this one is not; <see langword="null"/> at the last rung.</param>
internal sealed record LookModel(HashedLinear? Text, CategoryTable? Table, Head Right, Head? LastIfRight, Head? LastIfWrong)
{
    private int Heads => LastIfRight is null ? 1 : 3;

    /// <summary>Estimates both.</summary>
    public AnswerEstimate Estimate(LookRow row)
    {
        double[] values = Values(row, Text, Table, Heads);
        double right = Right.Estimate(values);
        return LastIfRight is null || LastIfWrong is null
            ? new AnswerEstimate(right, right)
            : new AnswerEstimate(right, (right * LastIfRight.Estimate(values)) + ((1 - right) * LastIfWrong.Estimate(values)));
    }

    /// <summary>A row with the scores of its words and the rates of its category behind its signals.</summary>
    public static double[] Values(LookRow row, HashedLinear? text, CategoryTable? table, int heads)
    {
        int textual = text is null ? 0 : heads;
        double[] values = new double[row.Dense.Length + textual + (table is null ? 0 : heads)];
        row.Dense.CopyTo(values, 0);
        text?.Score(row.Text, values.AsSpan(row.Dense.Length, heads));
        for (int head = 0; table is not null && head < heads; head++)
        {
            values[row.Dense.Length + textual + head] = table.Of(row.Category, head);
        }

        return values;
    }
}
