using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Local;
using Suffice.Evaluation.Offline;
using Suffice.Learning.Labelled;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Evaluation.Replay;

/// <summary>Replays recordings through a calibrated gate, and holds what it promised against what became of it.</summary>
/// <remarks>Where the recordings hold answers, the engine serves them; where only verdicts were kept, the calls are routed and nothing can be judged.</remarks>
public sealed class CalibratedReplay(ModelCatalog catalog, TimeProvider time)
{
    /// <summary>Replays.</summary>
    /// <param name="options">What to replay; <see cref="ReplayOptions.Calibrated"/> must be given.</param>
    /// <param name="progress">Told the number of items done; may be null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The report, with the calibration's figures.</returns>
    /// <exception cref="ReplayException">The ladder is not the calibrated one, or no item can be replayed.</exception>
    public async Task<ReplayReport> RunAsync(ReplayOptions options, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        TaskConfidence confidence = options.Calibrated ?? throw new ArgumentException("No calibration is given.", nameof(options));
        using LocalRecording? recording = options.Local is { } local
            ? await LocalRecording.WriteAsync(options.Recordings, item => local.Guess(item.ToRequest("auto")), local.Field, cancellationToken).ConfigureAwait(false)
            : null;
        ReplayOptions run = options with
        {
            Recordings = recording is null ? options.Recordings : [recording.Path],
            Ladder = LadderOf(options, confidence.Calibration),
            Agree = confidence.Calibration.Second?.Name,
            Prices = recording is null ? options.Prices : LocalRung.Priced(options.Prices),
        };
        LabelledCalls labelled = await ReadAsync(run, cancellationToken).ConfigureAwait(false);
        ScoredCall[] scored = [.. labelled.Calls.Select(call => ScoredCall.Of(confidence.Estimator, call))];
        bool isAnswered = labelled.Calls.All(call => call.Rungs.All(rung => rung.Answer is not null));
        ReplayReport report = isAnswered
            ? await new ReplayRunner(catalog, time).RunAsync(run, progress, cancellationToken).ConfigureAwait(false)
            : Routed(run, scored, labelled);

        return report with { Calibrated = new CalibratedMeasure(confidence.Calibration, scored, options.Seed).Measure() };
    }

    private async Task<LabelledCalls> ReadAsync(ReplayOptions run, CancellationToken cancellationToken)
    {
        RecordedModels models = new(catalog, run.Prices);
        DateTimeOffset now = time.GetUtcNow();
        LabelledCalls labelled = await new LabelledRecording((model, usage) => models.CostOf(model, usage, now), StructuralGate.Checks)
            .ReadAsync(run.Recordings, run.Ladder, run.Agree, cancellationToken).ConfigureAwait(false);

        return labelled.Calls.Count > 0 ? labelled : throw new ReplayException(
            $"no item of {string.Join(", ", run.Recordings)} has a judged answer of every model: {string.Join(", ", run.Ladder)}{(run.Agree is null ? string.Empty : $" and {run.Agree}")}");
    }

    private static string[] LadderOf(ReplayOptions options, Calibration calibration)
    {
        string[] calibrated = [.. calibration.Ladder.Select(model => model.Name)];

        // A local rung stands below the recorded ladder, which may be named without it.
        string[] recorded = options.Local is null ? calibrated : calibrated[1..];

        return options.Ladder.Count == 0 || options.Ladder.SequenceEqual(calibrated, StringComparer.Ordinal) || options.Ladder.SequenceEqual(recorded, StringComparer.Ordinal)
            ? calibrated
            : throw new ReplayException($"the calibration is of the ladder {string.Join(",", calibrated)}; --ladder names {string.Join(",", options.Ladder)}");
    }

    private static ReplayReport Routed(ReplayOptions run, ScoredCall[] scored, LabelledCalls labelled)
    {
        LadderRule rule = LadderRule.Of(run.Calibrated!.Calibration);
        ReplayCount count = new() { WithoutText = labelled.Skipped };
        foreach (LabelledAnswer rung in scored.SelectMany(call => call.Call.Rungs))
        {
            if (rung.CostUsd is null)
            {
                count.Unpriced.Add(rung.Model);
            }

            count.Add(UsageBasis.Estimated);
        }

        return ReplayRunner.Report(run, ["confidence"], [.. scored.Select(call => Item(call, LadderCourse.Follow(call, rule)))], count) with { BadLines = labelled.BadLines };
    }

    // What was not run through the engine is told in the engine's form, so that one summary counts both.
    private static ReplayedItem Item(ScoredCall scored, ServedCall served)
    {
        ImmutableArray<LabelledAnswer> rungs = scored.Call.Rungs;

        return new ReplayedItem(
            new RequestEntry
            {
                Id = scored.Call.Id,
                At = default,
                Source = TaskSource.Default,
                Endpoint = "replay",
                RequestedModel = "auto",
                Outcome = RequestOutcome.Served,
                Model = rungs[served.Rung].Model,
                Path = rungs[served.Rung].Model,
                Reason = served.IsAboveFirst ? "routed" : string.Empty,
                CostUsd = served.CostUsd,
                Latency = default,
                PolicyVersion = string.Empty,
                PriceVersion = string.Empty,
            },
            [.. rungs.Select(rung => new RungAlone(rung.Model, rung.IsRight, rung.CostUsd, 0))]);
    }
}
