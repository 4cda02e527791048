using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evaluation.Statistics.Certificates;

/// <summary>
/// Evidence on a paired difference that may be looked at after every item and acted on at any time (betting e-processes, Waudby-Smith and
/// Ramdas 2024, arXiv 2010.09686; Ville's inequality): a mixture of gamblers, each staking a fixed share of its money.
/// </summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
/// <param name="margin">The margin as a share, from 0 to below 1; 0.02 is two points.</param>
public sealed class BettingProcess(double margin)
{
    // Small stakes for long runs and close calls, large ones for short runs: no single one needs to be right.
    private static readonly double[] Stakes = [0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5];

    private readonly SortedDictionary<double, long> seen = [];
    private readonly double[] notWorse = new double[Stakes.Length];
    private readonly double[] worse = new double[Stakes.Length];

    /// <summary>The margin, as a share.</summary>
    public double Margin { get; } = margin is >= 0 and < 1
        ? margin
        : throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is a share from 0 to below 1; two points are 0.02.");

    /// <summary>Items seen.</summary>
    public long Items { get; private set; }

    /// <summary>Mean of small minus large; 0 before the first item.</summary>
    public double Difference { get; private set; }

    /// <summary>Evidence, as an e-value, against "worse by the margin or more"; at 1/a or above the claim holds at level a.</summary>
    public double NonInferiority => Math.Exp(LogMean(notWorse));

    /// <summary>Evidence, as an e-value, against "worse by the margin or less".</summary>
    public double Inferiority => Math.Exp(LogMean(worse));

    /// <summary>Takes the next item.</summary>
    /// <param name="difference">The small model's score minus the large one's, -1 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The difference is not from -1 to 1.</exception>
    public void Add(double difference)
    {
        if (!(difference is >= -1 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(difference), difference, "Scores lie from 0 to 1, so their difference lies from -1 to 1.");
        }

        Items++;
        Difference += (difference - Difference) / Items;
        seen[difference] = seen.GetValueOrDefault(difference) + 1;
        for (int i = 0; i < Stakes.Length; i++)
        {
            notWorse[i] += LogGain(Stakes[i], difference, Margin);
            worse[i] += LogGain(Stakes[i], -difference, -Margin);
        }
    }

    /// <summary>A lower bound of the difference that holds at all times at once.</summary>
    /// <param name="level">The chance that it ever fails, such as 0.05.</param>
    /// <returns>The bound by the items so far, -1 to 1; the greatest of those read off earlier holds too.</returns>
    public double LowerBound(double level) => -LeastMargin(level, 1);

    /// <summary>An upper bound of the difference that holds at all times at once.</summary>
    /// <param name="level">The chance that it ever fails, such as 0.05.</param>
    /// <returns>The bound by the items so far, -1 to 1; the least of those read off earlier holds too.</returns>
    public double UpperBound(double level) => LeastMargin(level, -1);

    // The e-value against "worse by m or more" grows with m, so the margins that are ruled out are all those from one on.
    private double LeastMargin(double level, int sign)
    {
        double[] logs = new double[Stakes.Length];
        return Bisection.FirstWhere(-1, 1, candidate =>
        {
            Array.Clear(logs);
            foreach ((double difference, long times) in seen)
            {
                for (int i = 0; i < Stakes.Length; i++)
                {
                    logs[i] += times * LogGain(Stakes[i], sign * difference, candidate);
                }
            }

            return LogMean(logs) >= -Math.Log(level);
        });
    }

    // The stake is scaled so that the worst item loses exactly that share of the money.
    private static double LogGain(double stake, double difference, double margin) =>
        Math.Log(1 + (stake * (difference + margin) / (1 - margin)));

    private static double LogMean(double[] logs)
    {
        double most = logs.Max();
        double sum = 0;
        foreach (double log in logs)
        {
            sum += Math.Exp(log - most);
        }

        return most + Math.Log(sum / logs.Length);
    }
}
