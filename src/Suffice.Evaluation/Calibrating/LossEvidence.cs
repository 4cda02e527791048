using Suffice.Confidence;

namespace Suffice.Evaluation.Calibrating;

/// <summary>What losses prove when some calls are copies of others: tests count independent draws, and a copy is none.</summary>
/// <remarks>
/// Calls of one key are drawn together. Losses of 0 and 1 count as the calls of equal weight that would be as uncertain if copies
/// always ended alike: (sum of sizes)² / sum of sizes² (Kish 1965), at the same rate, losses rounded up. Net losses are summed by key, in units of the largest
/// key, so that their range and the sign of their mean stay.
/// </remarks>
internal sealed class LossEvidence
{
    private readonly int[] keyOf;
    private readonly int[] sizes;

    /// <summary>Evidence of some calls.</summary>
    /// <param name="calls">The calls.</param>
    public LossEvidence(IReadOnlyList<ScoredCall> calls)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        keyOf = new int[calls.Count];
        for (int i = 0; i < calls.Count; i++)
        {
            places.TryAdd(calls[i].Call.SplitKey, places.Count);
            keyOf[i] = places[calls[i].Call.SplitKey];
        }

        sizes = new int[places.Count];
        foreach (int key in keyOf)
        {
            sizes[key]++;
        }
    }

    /// <summary>The losses as a test may count them.</summary>
    /// <param name="losses">A loss a call, in the order of the calls.</param>
    /// <param name="kind">What is promised.</param>
    /// <returns>One loss a piece of evidence; the same losses when no call is a copy.</returns>
    public double[] Of(double[] losses, PromiseKind kind) =>
        sizes.Length == losses.Length ? losses : kind == PromiseKind.Share ? Net(losses) : Rate(losses);

    private double[] Net(double[] losses)
    {
        double[] sums = new double[sizes.Length];
        for (int i = 0; i < losses.Length; i++)
        {
            sums[keyOf[i]] += losses[i] / sizes.Max();
        }

        return sums;
    }

    private double[] Rate(double[] losses)
    {
        double squares = sizes.Sum(size => (double)size * size);
        double[] pieces = new double[Math.Max(1, (int)((double)losses.Length * losses.Length / squares))];
        pieces.AsSpan(0, Math.Min(pieces.Length, (int)Math.Ceiling((losses.Average() * pieces.Length) - 1e-9))).Fill(1);

        return pieces;
    }
}
