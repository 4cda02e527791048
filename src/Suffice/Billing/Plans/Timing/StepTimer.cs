using Suffice.Billing.Plans.Entries;
using Suffice.Billing.Plans.Pricing;
using Suffice.Files;
using Suffice.Yaml;
using Suffice.Yaml.Binding;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans.Timing;

/// <summary>Reckons how long one call of a step takes, before and after.</summary>
internal sealed class StepTimer(PlanEntry plan, YamlBinder binder, YamlFindings findings)
{
    private const string Before = "before";
    private const string After = "after";

    /// <summary>Reckons it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="call">Its call.</param>
    /// <param name="path">Where it stands.</param>
    /// <returns>The times; <see langword="null"/> when nothing is known of them.</returns>
    public StepLatency? Of(StepEntry step, PricedCall call, string path)
    {
        Dictionary<string, DurationRange> times = new(plan.Latency, StringComparer.Ordinal);
        DurationRange? whole = null;
        if (step.Latency is YamlMap map)
        {
            foreach ((string name, DurationRange time) in Read(map, call, $"{path}.latency"))
            {
                times[name] = time;
            }
        }
        else if (step.Latency is { } single)
        {
            whole = ReadOne(single, $"{path}.latency");
        }

        bool isSame = call.IsKept || call.Kind is LineKind.External or LineKind.Local;
        TimeSpread? after = Spread(whole ?? Find(times, After)) ?? (isSame ? null : OfLadder(call, times));
        TimeSpread? before = Spread(Find(times, Before))
            ?? (isSame ? after : call.Baseline is { } model ? Spread(Find(times, model)) : null);
        if (call.Kind == LineKind.Local)
        {
            (before, after) = (before ?? TimeSpread.None, after ?? TimeSpread.None);
        }

        if (isSame && after is null && call.Models is [var one])
        {
            before = after = Spread(Find(times, one));
        }

        return before is null && after is null ? null : new StepLatency(before, after, EscalatedAdds(call, times));
    }

    private static DurationRange? Find(Dictionary<string, DurationRange> times, string name) => times.TryGetValue(name, out DurationRange time) ? time : null;

    private static TimeSpread? Spread(DurationRange? time) => time is { } known ? new TimeSpread(known.Low, known.High, known.High) : null;

    /// <summary>Each attempt, what the gate asks after it, and then the next rung for the share that goes there.</summary>
    private static TimeSpread? OfLadder(PricedCall call, Dictionary<string, DurationRange> times)
    {
        if (call.Models.IsEmpty || call.Models.Concat(call.Asks).Any(model => !times.ContainsKey(model)))
        {
            return null;
        }

        (TimeSpan low, TimeSpan high, TimeSpan most) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        (decimal lowReached, decimal highReached) = (1, 1);
        for (int rung = 0; rung < call.Models.Length; rung++)
        {
            DurationRange attempt = times[call.Models[rung]];
            low += Share(attempt.Low, lowReached * (1 + call.LowRates.Retries));
            high += Share(attempt.High, highReached * (1 + call.HighRates.Retries));
            most += highReached > 0 ? Share(attempt.High, call.HighRates.Retries > 0 ? 2 : 1) : TimeSpan.Zero;
            if (rung == call.Models.Length - 1)
            {
                break;
            }

            for (int asked = 0; asked < call.Asks.Length; asked++)
            {
                DurationRange answer = times[call.Asks[asked]];
                low += Share(answer.Low, lowReached * call.LowRates.Asked[asked]);
                high += Share(answer.High, highReached * call.HighRates.Asked[asked]);
                most += highReached * call.HighRates.Asked[asked] > 0 ? answer.High : TimeSpan.Zero;
            }

            lowReached *= call.LowRates.Escalation[rung];
            highReached *= call.HighRates.Escalation[rung];
        }

        return new TimeSpread(low, high, most);
    }

    /// <summary>The attempts below the last rung, and what was asked about them.</summary>
    private static TimeSpan? EscalatedAdds(PricedCall call, Dictionary<string, DurationRange> times)
    {
        string[] waited = [.. call.Models.SkipLast(1), .. call.Models.Length > 1 ? call.Asks : []];

        return waited.Length > 0 && waited.All(times.ContainsKey)
            ? waited.Aggregate(TimeSpan.Zero, (sum, model) => sum + times[model].High)
            : null;
    }

    private static TimeSpan Share(TimeSpan time, decimal often) => TimeSpan.FromTicks((long)decimal.Round(time.Ticks * often));

    private IEnumerable<(string Name, DurationRange Time)> Read(YamlMap map, PricedCall call, string path)
    {
        string[] known = [Before, After, .. call.Models, .. call.Asks, .. call.Baseline is { } baseline ? new[] { baseline } : []];
        foreach (YamlEntry entry in map.Entries)
        {
            string at = $"{path}.{entry.Key}";
            findings.Place(at, entry.Place);
            if (!known.Contains(entry.Key, StringComparer.Ordinal))
            {
                findings.Error(at, $"{Shown.Value(entry.Key)} is no model of this step", NearWords.Advise(entry.Key, known, "known are"));
            }
            else if (ReadOne(entry.Value, at) is { } time)
            {
                yield return (entry.Key, time);
            }
        }
    }

    private DurationRange? ReadOne(YamlNode node, string path) => (DurationRange?)binder.Bind(typeof(DurationRange), node, path);
}
