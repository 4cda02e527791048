using System.Globalization;
using Suffice.Audit.Tallies;
using Suffice.Reports;

namespace Suffice.Audit.Reports.Sentences;

/// <summary>Says what a ladder would cost and when it pays.</summary>
public static class LadderSentences
{
    /// <summary>What could be saved, and on what it rests.</summary>
    /// <param name="ladder">The ladder.</param>
    /// <returns>The sentence.</returns>
    public static string Saving(LadderPrice ladder)
    {
        ArgumentNullException.ThrowIfNull(ladder);

        return $"possible saving: {Figures.Usd(ladder.CautiousSavingUsd)} of {Figures.Usd(ladder.NowUsd)}, if {Figures.Percent(ladder.AssumedEscalation)} of the calls go up; "
            + $"{ladder.Rungs[0]} alone {Figures.Usd(ladder.FirstRungLowUsd)} to {Figures.Usd(ladder.FirstRungHighUsd)} for the same calls. {BreakEven(ladder)}.";
    }

    /// <summary>Until which share of escalations it pays.</summary>
    /// <param name="ladder">The ladder.</param>
    /// <returns>The sentence, without a full stop.</returns>
    public static string BreakEven(LadderPrice ladder)
    {
        ArgumentNullException.ThrowIfNull(ladder);

        return ladder.BreakEvenEscalation <= 0
            ? "It does not pay, even if no call goes up"
            : $"It pays while fewer than {Figures.Percent(ladder.BreakEvenEscalation)} of the calls go up";
    }

    /// <summary>How long calls that go up would wait.</summary>
    /// <param name="ladder">The ladder.</param>
    /// <param name="latency">The task's times today.</param>
    /// <returns>The sentence; empty where the log tells no times.</returns>
    public static string Wait(LadderPrice ladder, Histogram latency)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(latency);

        string today = latency.Quantile(0.5) is { } middle ? $" than today's {Seconds(middle)}" : "";
        return ladder.FirstRungLatencyMs is { } more ? $"a call that goes up waits about {Seconds(more)} longer{today}" : "";
    }

    private static string Seconds(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1_000:0.0#} s");
}
