namespace Suffice.Evaluation.Verdicts;

/// <summary>How a number of further items is told: rounded, for it rests on estimates.</summary>
internal static class FurtherItems
{
    // Beyond this nobody labels; the models are then as good as equal to the mark, and that is what should be said.
    private const long Practical = 100_000;

    /// <summary>What is left of a total.</summary>
    /// <param name="total">Items needed in all; <see langword="null"/> when no number would do.</param>
    /// <param name="have">Items there are.</param>
    /// <returns>The rest, up to two digits and at least 10; <see langword="null"/> when it is not practical.</returns>
    public static long? Of(long? total, long have)
    {
        long more = Math.Max(10, (total ?? long.MaxValue) - have);
        if (more > Practical)
        {
            return null;
        }

        long unit = (long)Math.Pow(10, Math.Max(0, (int)Math.Log10(more) - 1));

        return (more + unit - 1) / unit * unit;
    }
}
