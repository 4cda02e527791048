using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Learning.Ladders;
using Suffice.Policy;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Evaluation.Calibrating;

/// <summary>Makes the calibration of a policy's task: its ladder, its gate, its models' prices.</summary>
/// <param name="policy">The policy, loaded without its calibrations.</param>
/// <param name="task">The task; its ladder must have a second rung.</param>
/// <param name="time">Dates prices and calibrations.</param>
public sealed class TaskCalibration(SufficePolicy policy, TaskPolicy task, TimeProvider time)
{
    /// <summary>With fewer labelled calls nothing is made: half are held back, and half of a half is fitted on in each fold.</summary>
    public const int Fewest = 4 * LadderLearner.FewestCalls;

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
        TaskRecognizer recognizer = new(new LearnedFingerprints());
        bool Belongs(ChatRequest request) => all || recognizer.Recognize(policy, request, _ => null).Task?.Name == task.Name;
        LabelledCalls labelled = await new LabelledRecording(CostOf, task.PlannedGate) { Locals = LadderLocals.Of(policy, task) }
            .ReadAsync(recordings, Pins(), second, Belongs, cancellationToken).ConfigureAwait(false);

        return labelled.Different >= Fewest ? labelled : throw new ReplayException(
            $"{labelled.Calls.Count} items have a judged answer of every model of {task.Name} ({string.Join(" > ", task.Ladder.Select(m => m.Name))}){labelled.ToldCopies}{labelled.ToldTrained}; at least {Fewest} are wanted."
            + $" {labelled.Skipped} lack one"
            + (labelled.Others > 0 ? $", and {labelled.Others} are of other tasks by the policy's rules (--all takes them all)" : string.Empty));
    }

    /// <summary>Finds labelled calls of the task where they were kept: in its eval runs, else in the ledger's compared answers.</summary>
    /// <param name="where">Where to look.</param>
    /// <param name="runs">The folder of eval runs; may be missing.</param>
    /// <param name="second">The second model; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calls, and where they were found, in words.</returns>
    /// <exception cref="ReplayException">There are too few; the message says how many, how many are wanted, and what makes them.</exception>
    /// <exception cref="Ledger.LedgerException">The ledger cannot be read.</exception>
    public async Task<(LabelledCalls Labelled, string From)> FindAsync(
        LabelPlace where, string runs, PinnedModel? second, CancellationToken cancellationToken = default)
    {
        List<FoundLabels> looked = [];
        LadderLocals locals = LadderLocals.Of(policy, task);
        foreach (Func<FoundLabels> look in LooksOf(where, runs, second, locals))
        {
            FoundLabels found = look();
            LabelledCalls labelled = await new LabelledRecording(CostOf, task.PlannedGate) { Locals = locals }.LabelAsync(found.Items, Pins(), second, cancellationToken).ConfigureAwait(false);
            if (labelled.Different >= Fewest)
            {
                return (labelled, found.From);
            }

            looked.Add(found with { Unusable = [.. found.Unusable, .. new[] { labelled.ToldCopies, labelled.ToldTrained }.Where(told => told.Length > 0).Select(told => told.TrimStart(' ', ';'))] });
        }

        string rungs = string.Join(',', task.Ladder.Select(model => model.Name).Concat(second is null ? [] : [second.Name]));
        throw new ReplayException(
            $"too few labelled calls of {task.Name}: {string.Join(", and ", looked.Select(found => found.Told))}; at least {Fewest} are wanted."
            + $" 'suffice eval {task.Name} --models {rungs}' makes them of its items; shadow: {{ rate: 0.05, budget: 5 }} with store_content: true in the task collects them from traffic;"
            + " --from RECORDING takes judged recordings");
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

    private IEnumerable<Func<FoundLabels>> LooksOf(LabelPlace where, string runs, PinnedModel? second, LadderLocals locals)
    {
        if (where != LabelPlace.Ledger)
        {
            yield return () => new RunLabels(runs, locals).Find(task.Name, Pins(), second);
        }

        if (where != LabelPlace.Runs)
        {
            yield return () => new ShadowLabels(policy, locals).Find(task.Name, Pins(), second);
        }
    }

    private PinnedModel[] Pins() => [.. task.Ladder.Select(model => new PinnedModel(model.Name, model.Id))];

    private decimal? CostOf(string name, TokenUsage usage) => policy.Models.TryGetValue(name, out Model? model)
        ? UsagePricing.Price(model, usage, policy.Providers[model.Provider].TermsAt(time.GetUtcNow())).Usd
        : null;
}
