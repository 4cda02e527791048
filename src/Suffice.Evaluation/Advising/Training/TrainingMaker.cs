using System.Collections.Immutable;
using System.Text;
using Suffice.Chat.Json;
using Suffice.Evaluation.Advising.Training.Forms;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Sets;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers.Recordings;
using Suffice.Reports;
using Suffice.Tasks;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>Makes training lines of a task's accepted answers: each different call once, divided so that nothing leaks, the eval items kept out.</summary>
/// <param name="policyPath">The policy file; eval items and runs lie beside it.</param>
/// <param name="policy">The policy.</param>
public sealed class TrainingMaker(string policyPath, SufficePolicy policy)
{
    /// <summary>Makes them.</summary>
    /// <param name="task">The task.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The lines.</returns>
    /// <exception cref="ReplayException">There is nothing to make them of; the message says why, with counts.</exception>
    /// <exception cref="EvalSetException">The task's eval items cannot be read, so that they could not be kept out.</exception>
    /// <exception cref="RecordingException">A recording cannot be read.</exception>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public async Task<TrainingLines> MakeAsync(TaskPolicy task, TrainingOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(options);
        TrainingTurns turns = new(options.Mask);
        FoundCalls found = await FindAsync(task, options, turns, cancellationToken).ConfigureAwait(false);
        HeldOut? held = options.KeepHeldOut ? null : await HeldOut.ReadAsync(policyPath, task.Name, turns, cancellationToken).ConfigureAwait(false);

        return Make(found, options, held is null ? _ => false : held.Holds);
    }

    /// <summary>Makes lines of what was found.</summary>
    /// <param name="found">The examples.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="isHeld">Which examples take no part.</param>
    /// <returns>The lines.</returns>
    internal static TrainingLines Make(FoundCalls found, TrainingOptions options, Func<TrainingExample, bool> isHeld)
    {
        ITrainingForm form = TrainingForms.Of(options.Form, options.WithSchema);
        TrainingExample[] free = [.. found.Examples.Where(example => !isHeld(example))];
        TrainingExample[] distinct = [.. free.GroupBy(example => example.CallKey, StringComparer.Ordinal).Select(Best)];
        TrainingExample[] fitting = [.. distinct.Where(example => form.WhyNot(example) is null)];
        ImmutableArray<string> leftOut =
        [
            .. found.LeftOut.SelectMany(reason => LeftOut.Told(reason.Value, reason.Key)),
            .. LeftOut.Told(found.Examples.Length - free.Length, "are eval items of the task, or items of its runs, by which the tuned model is to be measured"),
            .. LeftOut.Told(free.Length - distinct.Length, "are the same call again; of its answers the higher rung's, then the latest, is learned"),
            .. distinct.Select(form.WhyNot).OfType<string>().CountBy(reason => reason, StringComparer.Ordinal).OrderBy(reason => reason.Key, StringComparer.Ordinal).SelectMany(reason => LeftOut.Told(reason.Value, reason.Key)),
        ];
        if (fitting.Length == 0)
        {
            throw new ReplayException($"{found.From}: nothing to make training lines of{(leftOut.IsEmpty ? string.Empty : $". Left out: {string.Join("; ", leftOut)}")}");
        }

        TrainingSplit split = TrainingSplit.Of(fitting, options.Shares);
        ImmutableArray<string> pruned = options.Prune ? PromptPruning.FixedLines(split.Train) : [];
        HashSet<string> lines = new(pruned, StringComparer.Ordinal);
        TrainingExample Pruned(TrainingExample example) => lines.Count == 0 ? example : PromptPruning.Prune(example, lines);

        return new TrainingLines
        {
            From = found.From,
            Form = options.Form,
            Train = [.. split.Train.Select(example => Line(form, Pruned(example)))],
            Validation = [.. split.Validation.Select(example => Line(form, Pruned(example)))],
            Test = [.. split.Test.Select(example => Line(form, Pruned(example)))],
            LeftOut = [.. leftOut, .. LeftOut.Told(split.Spanning, "belong to a conversation that went on into the time of the next part")],
            Notes = [.. found.Notes, .. Notes(fitting, split, options)],
            Pruned = pruned,
            PromptTokens = (long)Math.Round(fitting.Average(example => (decimal)example.PromptTokens)),
            PrunedPromptTokens = (long)Math.Round(fitting.Average(example => (decimal)Pruned(example).PromptTokens)),
        };
    }

    private static TrainingExample Best(IGrouping<string, TrainingExample> copies) => copies.OrderByDescending(example => example.Rung).ThenByDescending(example => example.At).First();

    private static IEnumerable<string> Notes(TrainingExample[] examples, TrainingSplit split, TrainingOptions options)
    {
        yield return split.IsByTime ? "parts follow each other in time" : "the calls have no times: parts are drawn by hash";
        if (split.IsByCall)
        {
            yield return "most calls begin with the same words of the user: each call counts as a conversation of its own";
        }

        int withSchema = examples.Count(example => example.Schema is not null);
        if (withSchema > 0 && (!options.WithSchema || options.Form != TrainingForm.Chat))
        {
            yield return $"{Figures.Count(withSchema, "call")} asked for an answer by a schema, which these lines do not tell: send it with every call to the tuned model";
        }

        if (examples.Length < Tuning.TuningConditions.FewestExamples)
        {
            yield return $"{Figures.Count(examples.Length, "example")}; {Tuning.TuningConditions.FewestExamples} are the fewest worth training on";
        }
    }

    private static string Line(ITrainingForm form, TrainingExample example) => Encoding.UTF8.GetString(JsonOutput.Bytes(JsonOutput.Element(json => form.Write(json, example))));

    private async Task<FoundCalls> FindAsync(TaskPolicy task, TrainingOptions options, TrainingTurns turns, CancellationToken cancellationToken)
    {
        bool inPairs = TrainingForms.IsInPairs(options.Form);
        if (options.Recordings.Count == 0)
        {
            return new LedgerCalls(policy, turns).Find(task, options.Since, inPairs, cancellationToken);
        }

        TaskRecognizer recognizer = new(new LearnedFingerprints());

        return await new RecordedCalls(task.Ladder, options.Answers, turns).FindAsync(
            options.Recordings, request => recognizer.Recognize(policy, request, _ => null).Task?.Name == task.Name, inPairs, cancellationToken).ConfigureAwait(false);
    }
}
