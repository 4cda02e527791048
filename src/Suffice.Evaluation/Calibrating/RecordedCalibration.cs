using Suffice.Catalog;
using Suffice.Confidence;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Learning.Ladders;
using Suffice.Policy;

namespace Suffice.Evaluation.Calibrating;

/// <summary>Makes calibrations of recordings, with the structural gate before them.</summary>
public sealed class RecordedCalibration(ModelCatalog catalog, TimeProvider time)
{
    /// <summary>Reads the recordings and makes a calibration.</summary>
    /// <param name="recordings">The recordings.</param>
    /// <param name="ladder">The models, cheapest first; at least two.</param>
    /// <param name="second">The second model; <see langword="null"/> for none.</param>
    /// <param name="prices">Prices that hold before the catalogue's, by model.</param>
    /// <param name="order">Completes the order; the names of models, gate and task are filled in.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calibration, and how many items were left out.</returns>
    /// <exception cref="ReplayException">Too few items can be used; the message says why.</exception>
    /// <exception cref="Providers.Recordings.RecordingException">A recording cannot be read.</exception>
    public async Task<(CalibrationOutcome Outcome, LabelledCalls Calls)> MakeAsync(
        IReadOnlyList<string> recordings,
        IReadOnlyList<string> ladder,
        string? second,
        IReadOnlyDictionary<string, TokenPrices> prices,
        Func<CalibrationOrder, CalibrationOrder> order,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(order);
        RecordedModels models = new(catalog, prices);
        DateTimeOffset now = time.GetUtcNow();
        LabelledCalls labelled = await new LabelledRecording((model, usage) => models.CostOf(model, usage, now), StructuralGate.Checks)
            .ReadAsync(recordings, ladder, second, cancellationToken).ConfigureAwait(false);
        int fewest = 4 * LadderLearner.FewestCalls;
        if (labelled.Different < fewest)
        {
            throw new ReplayException(
                $"{labelled.Calls.Count} items of {string.Join(", ", recordings)} have a judged answer of every model ({string.Join(", ", second is null ? ladder : [.. ladder, second])}){labelled.ToldCopies}; at least {fewest} are wanted. {labelled.Skipped} lack one: name the models as the recording does");
        }

        CalibrationOrder whole = order(new CalibrationOrder
        {
            Task = TaskPolicy.DefaultName,
            Ladder = [.. ladder.Select(name => new PinnedModel(name, name))],
            Second = second is null ? null : new PinnedModel(second, second),
            Gate = StructuralGate.Signature,
        });

        return (new LadderCalibrator(time).Make(labelled.Calls, whole, cancellationToken), labelled);
    }
}
