using System.Globalization;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Targets;

namespace Suffice.Fuzz;

/// <summary>One run over some targets, in turns; taken up where it died.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="targets">The targets.</param>
/// <param name="map">The memory that edges are counted in; 0 when they are not.</param>
internal sealed class FuzzSession(FuzzOptions options, IReadOnlyList<IFuzzTarget> targets, nint map) : IDisposable
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private readonly RunningTime time = new(TimeProvider.System);
    private readonly List<IDisposable> held = [];
    private RunRecord record = null!;
    private string running = string.Empty;

    /// <summary>Runs until the time is used up.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        record = new RunRecord(options.Output, time);
        record.Log(string.Create(
            CultureInfo.InvariantCulture,
            $"{targets.Count} targets, {options.Time.TotalMinutes:0.##} minutes, seed {options.Seed}, {(map == 0 ? "edges not counted" : "edges counted")}, process {Environment.ProcessId}"));
        Watch watch = new Watch(time, Spent, Hang, OnHang).Start();
        held.Add(watch);
        List<(TargetRun Run, TargetTotal Before)> runs = [.. targets.Select(target => Begin(target, watch))];
        TimeSpan share = options.Time / targets.Count;
        while (runs.Exists(run => Left(run.Run, share) > TimeSpan.Zero))
        {
            foreach ((TargetRun run, TargetTotal before) in runs)
            {
                TakeTurn(run, before, share);
            }
        }

        foreach ((string name, TargetTotal total) in record.Totals.OrderBy(total => total.Key, StringComparer.Ordinal))
        {
            record.Log($"total {name}: {total}");
        }

        TargetTotal[] totals = [.. record.Totals.Values];
        record.Log(string.Create(
            CultureInfo.InvariantCulture,
            $"SUMMARY {totals.Length} targets, {totals.Sum(total => total.Executions)} executions in {totals.Sum(total => total.Time.TotalMinutes):0.0} min of running time ({totals.Sum(total => total.Processor.TotalMinutes):0.0} min of processor time), seed {options.Seed}, finds {totals.Sum(total => total.Finds)}"));
        return totals.Any(total => total.Finds > 0) ? 1 : 0;
    }

    /// <inheritdoc/>
    public void Dispose() => held.ForEach(each => each.Dispose());

    private (TargetRun Run, TargetTotal Before) Begin(IFuzzTarget target, Watch watch)
    {
        running = target.Name;
        string path = record.CurrentOf(target.Name);
        if (CurrentInput.Left(path) is { } deadly)
        {
            record.Add(target.Name, Find.Costly("the process died", "it ended inside this input: a stack overflow, or it was killed"), deadly);
        }

        CurrentInput current = new(path);
        held.Add(current);
        TargetTotal before = record.Of(target.Name);
        int seed = SeedOf(target.Name, options.Seed) + (int)before.Executions;
        string kept = Path.Combine(options.Corpus, target.Name);
        TargetRun run = new(target, seed, new Corpus(kept), map == 0 ? null : new CoverageMap(map), new Trial(target, current, watch));
        IReadOnlyList<byte[]> inputs = [.. FuzzTargets.SeedsOf(target), .. Corpus.Read(kept)];
        Keep(run, run.Start(inputs));
        record.Set(target.Name, record.Of(target.Name) with { Seed = before.Executions == 0 ? seed : before.Seed });
        return (run, before);
    }

    private void TakeTurn(TargetRun run, TargetTotal before, TimeSpan share)
    {
        running = run.Target.Name;
        TimeSpan left = Left(run, share);
        TimeSpan began = time.Elapsed;
        TimeSpan spent = Spent();
        while (time.Elapsed - began < (left < Turn ? left : Turn))
        {
            Keep(run, run.Step() is { } signature ? [signature] : []);
        }

        record.Set(running, record.Of(running) with
        {
            Executions = before.Executions + run.Executions,
            Time = record.Of(running).Time + (time.Elapsed - began),
            Processor = record.Of(running).Processor + (Spent() - spent),
            Corpus = run.CorpusCount,
            Edges = run.Edges,
        });
        record.Log($"{running}: {record.Of(running)}");
    }

    private static TimeSpan Spent() => Environment.CpuUsage.TotalTime;

    private TimeSpan Left(TargetRun run, TimeSpan share) => share - record.Of(run.Target.Name).Time;

    private void Keep(TargetRun run, IReadOnlyList<string> signatures)
    {
        foreach (string signature in signatures)
        {
            (byte[] input, Find find) = run.Finds[signature];
            record.Add(run.Target.Name, find, input);
        }
    }

    private void OnHang()
    {
        byte[] input = CurrentInput.Left(record.CurrentOf(running)) ?? [];
        record.Add(running, Find.Costly("an input never ended", $"it took more than {Hang.TotalSeconds} s of processor time"), input);
        Environment.Exit(4);
    }

    /// <summary>Each target's own seed, the same on every machine.</summary>
    private static int SeedOf(string name, int seed) => name.Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter));
}
