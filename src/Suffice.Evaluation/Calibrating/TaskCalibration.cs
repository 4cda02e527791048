using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Replay;
using Suffice.Learning.Ladders;
using Suffice.Policy;
using Suffice.Routing;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Evaluation.Calibrating;

/// <summary>Makes the calibration of a policy's task: its ladder, its gate, its models' prices.</summary>
/// <param name="policy">The policy, loaded without its calibrations.</param>
/// <param name="task">The task; its ladder must have a second rung.</param>
/// <param name="time">Dates prices and calibrations.</param>
public sealed class TaskCalibration(SufficePolicy policy, TaskPolicy task, TimeProvider time)
{
    /// <summary>Reads labelled calls of the task from recordings.</summary>
    /// <param name="recordings">The recordings.</param>
    /// <param name="second">The second model; <see langword="null"/> for none.</param>
    /// <param name="all">True to take every call for one of the task; false for those that the policy would recognise.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calls.</returns>
    /// <exception cref="ReplayException">None can be used; the message says why.</exception>
    /// <exception cref="Providers.Recordings.RecordingException">A recording cannot be read.</exception>
    public async Task<LabelledCalls> ReadAsync(
        IReadOnlyList<string> recordings, PinnedModel? second, bool all, CancellationToken cancellationToken = default)
    {
        Router router = new(new TaskRecognizer(new LearnedFingerprints(), new RuleTaskClassifier()));
        bool Belongs(ChatRequest request) => all || router.Decide(policy, request, _ => null).Route?.Plan.Name == task.Name;
        LabelledCalls labelled = await new LabelledRecording(CostOf, task.Gate)
            .ReadAsync(recordings, Pins(), second, Belongs, cancellationToken).ConfigureAwait(false);
        int fewest = 4 * LadderLearner.FewestCalls;

        return labelled.Calls.Count >= fewest ? labelled : throw new ReplayException(
            $"{labelled.Calls.Count} items have a judged answer of every model of {task.Name} ({string.Join(" > ", task.Ladder.Select(m => m.Name))}); at least {fewest} are wanted."
            + $" {labelled.Skipped} lack one"
            + (labelled.Others > 0 ? $", and {labelled.Others} are of other tasks by the policy's rules (--all takes them all)" : string.Empty));
    }

    /// <summary>Makes the calibration.</summary>
    /// <param name="labelled">The calls.</param>
    /// <param name="second">The second model; <see langword="null"/> for none.</param>
    /// <param name="order">Completes the order.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calibration.</returns>
    public CalibrationOutcome Make(
        LabelledCalls labelled, PinnedModel? second, Func<CalibrationOrder, CalibrationOrder> order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(labelled);
        ArgumentNullException.ThrowIfNull(order);

        return new LadderCalibrator(time).Make(
            labelled.Calls,
            order(new CalibrationOrder { Task = task.Name, Ladder = [.. Pins()], Second = second, Gate = task.GateSignature }),
            cancellationToken);
    }

    private PinnedModel[] Pins() => [.. task.Ladder.Select(model => new PinnedModel(model.Name, model.Id))];

    private decimal? CostOf(string name, TokenUsage usage) => policy.Models.TryGetValue(name, out Model? model)
        ? UsagePricing.Price(model, usage, new BillingTerms(time.GetUtcNow(), null)).Usd
        : null;
}
