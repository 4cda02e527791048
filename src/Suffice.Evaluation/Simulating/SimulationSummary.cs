namespace Suffice.Evaluation.Simulating;

/// <summary>Sums simulated calls up.</summary>
/// <param name="from">Where they come from.</param>
/// <param name="calls">The calls.</param>
internal sealed class SimulationSummary(string from, IReadOnlyList<SimulatedCall> calls)
{
    /// <summary>Sums up.</summary>
    /// <returns>The report, without what was asked anew and what propensities tell.</returns>
    public SimulationReport Make() => new()
    {
        From = from,
        Total = Sum(null, calls),
        Tasks =
        [
            .. calls.GroupBy(call => call.Task, StringComparer.Ordinal)
                .Select(task => Sum(task.Key, [.. task]))
                .OrderByDescending(task => task.NowUsd + task.LeftOutUsd).ThenBy(task => task.Task, StringComparer.Ordinal),
        ],
        Unknown =
        [
            .. calls.SelectMany(call => call.Unknown).CountBy(what => what, StringComparer.Ordinal)
                .OrderByDescending(what => what.Value).ThenBy(what => what.Key, StringComparer.Ordinal)
                .Select(what => new UnknownPart(what.Key, what.Value)),
        ],
    };

    private static SimulatedTask Sum(string? task, IReadOnlyList<SimulatedCall> calls)
    {
        SimulatedCall[] exact = [.. calls.Where(call => call.IsDecided)];
        SimulatedCall[] summed = [.. calls.Where(IsSummed)];

        return new SimulatedTask(task)
        {
            Calls = calls.Count,
            Exact = exact.Length,
            Bounded = summed.Length - exact.Length,
            LeftOut = calls.Count - summed.Length,
            NowUsd = summed.Sum(call => call.Now.HighUsd!.Value),
            LowUsd = summed.Sum(call => call.Next.LowUsd!.Value),
            HighUsd = summed.Sum(call => call.Next.HighUsd!.Value),
            LeftOutUsd = calls.Where(call => !IsSummed(call)).Sum(call => call.Now.HighUsd ?? 0),
            Differing = exact.Count(call => !call.IsSameAnswer),
            Quality = QualityOf(exact),
        };
    }

    private static bool IsSummed(SimulatedCall call) => call is { Now.IsSettled: true, Next: { LowUsd: not null, HighUsd: not null } };

    private static PairedQuality QualityOf(SimulatedCall[] exact)
    {
        SimulatedCall[] differing = [.. exact.Where(call => !call.IsSameAnswer)];
        SimulatedCall[] known = [.. differing.Where(call => call is { Now.IsGood: not null, Next.IsGood: not null })];

        return new PairedQuality(
            exact.Length, differing.Length, known.Length, known.Count(call => call is { Now.IsGood: false, Next.IsGood: true }), known.Count(call => call is { Now.IsGood: true, Next.IsGood: false }))
        {
            Now = Share(exact, call => call.Now.IsGood),
            Next = Share(exact, call => call.Next.IsGood),
        };
    }

    private static double? Share(SimulatedCall[] exact, Func<SimulatedCall, bool?> isGood) =>
        exact.Length == 0 || exact.Any(call => isGood(call) is null) ? null : (double)exact.Count(call => isGood(call) == true) / exact.Length;
}
