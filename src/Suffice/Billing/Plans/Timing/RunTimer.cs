using System.Collections.Immutable;

namespace Suffice.Billing.Plans.Timing;

/// <summary>Reckons how long a run takes, its steps one after another and side by side.</summary>
internal static class RunTimer
{
    /// <summary>Reckons it.</summary>
    /// <param name="steps">The steps, each after those it waits for or before them.</param>
    /// <param name="isParallel">Whether it is known what waits for what; there is then no circle.</param>
    /// <returns>The times; <see langword="null"/> when nothing is known of any step.</returns>
    public static FlowLatency? Of(IReadOnlyList<StepTime> steps, bool isParallel)
    {
        StepTime[] inside = [.. steps.Where(step => !step.IsOutside)];
        if (inside.All(step => step.Latency is null || (step.Latency.Before == TimeSpread.None && step.Latency.After == TimeSpread.None)))
        {
            return null;
        }

        ImmutableDictionary<string, TimeSpread>? before = isParallel ? Ends(inside, latency => latency.Before) : null;
        ImmutableDictionary<string, TimeSpread>? after = isParallel ? Ends(inside, latency => latency.After) : null;
        return new FlowLatency
        {
            SequenceBefore = Sequence(inside, latency => latency.Before),
            SequenceAfter = Sequence(inside, latency => latency.After),
            ParallelBefore = before?.Values.Aggregate((one, other) => one.OrSlower(other)),
            ParallelAfter = after?.Values.Aggregate((one, other) => one.OrSlower(other)),
            Path = after is null ? [] : PathOf(inside, after),
            Unknown = [.. inside.Where(step => step.Latency?.After is null).Select(step => step.Name)],
        };
    }

    private static TimeSpread? Sequence(StepTime[] steps, Func<StepLatency, TimeSpread?> time)
    {
        TimeSpread sum = TimeSpread.None;
        foreach (StepTime step in steps)
        {
            if (step.Latency is null || step.InSequence(time(step.Latency)) is not { } known)
            {
                return null;
            }

            sum += known;
        }

        return sum;
    }

    /// <summary>When each step is done, counted from the start of the run.</summary>
    private static ImmutableDictionary<string, TimeSpread>? Ends(StepTime[] steps, Func<StepLatency, TimeSpread?> time)
    {
        Dictionary<string, StepTime> byName = steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
        Dictionary<string, TimeSpread?> ends = new(StringComparer.Ordinal);
        foreach (StepTime step in steps)
        {
            EndOf(step);
        }

        return ends.Values.Any(end => end is null) ? null : ends.ToImmutableDictionary(end => end.Key, end => end.Value!, StringComparer.Ordinal);

        TimeSpread? EndOf(StepTime step)
        {
            if (ends.TryGetValue(step.Name, out TimeSpread? known))
            {
                return known;
            }

            TimeSpread? begin = TimeSpread.None;
            foreach (string awaited in step.WaitsFor.Where(byName.ContainsKey))
            {
                begin = (begin, EndOf(byName[awaited])) is ({ } one, { } other) ? one.OrSlower(other) : null;
            }

            TimeSpread? own = step.Latency is null ? null : step.AtOnceTime(time(step.Latency));

            return ends[step.Name] = (begin, own) is ({ } from, { } takes) ? from + takes : null;
        }
    }

    /// <summary>Backwards from the step that is done last, each time to the slowest that was waited for.</summary>
    private static ImmutableArray<string> PathOf(StepTime[] steps, ImmutableDictionary<string, TimeSpread> ends)
    {
        Stack<string> path = new();
        StepTime? at = steps.MaxBy(step => ends[step.Name].High);
        while (at is not null)
        {
            path.Push(at.Name);
            StepTime waiting = at;
            at = steps.Where(step => waiting.WaitsFor.Contains(step.Name, StringComparer.Ordinal)).MaxBy(step => ends[step.Name].High);
        }

        return [.. path];
    }
}
