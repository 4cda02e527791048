using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evidence.Paired;

/// <summary>Every table that so many pairs can give, with its probability: figures summed over them have no error of simulation.</summary>
/// <param name="items">Pairs.</param>
/// <param name="discordance">Share on which the models disagree.</param>
/// <param name="difference">Small minus large.</param>
internal sealed class PairedOutcomes(int items, double discordance, double difference)
{
    // Tables rarer than about 1e-12 in all are left out.
    private const double Reach = 7.5;

    private readonly double small = Math.Max(0, (discordance + difference) / 2);
    private readonly double large = Math.Max(0, (discordance - difference) / 2);

    /// <summary>The chance of tables with a property.</summary>
    /// <param name="holds">The property.</param>
    /// <returns>The chance.</returns>
    public double Chance(Func<PairedTable, bool> holds)
    {
        double chance = 0;
        foreach (int b in Likely(items, small))
        {
            double marginal = Binomial.Exactly(b, items, small);
            double conditional = large / (1 - small);
            foreach (int c in Likely(items - b, conditional))
            {
                if (holds(new PairedTable(items - b - c, b, c, 0)))
                {
                    chance += marginal * Binomial.Exactly(c, items - b, conditional);
                }
            }
        }

        return chance;
    }

    private static IEnumerable<int> Likely(int tries, double chance)
    {
        double mean = tries * chance;
        double reach = (Reach * Math.Sqrt(mean * (1 - chance))) + (chance > 0 ? 12 : 0);
        int from = Math.Max(0, (int)(mean - reach));

        return Enumerable.Range(from, Math.Min(tries, (int)(mean + reach)) - from + 1);
    }
}
