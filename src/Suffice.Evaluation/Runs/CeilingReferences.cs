using System.Collections.Concurrent;
using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Runs.Calling;
using Suffice.Evaluation.Runs.Keeping;
using Suffice.Evaluation.Sets;
using Suffice.Providers;

namespace Suffice.Evaluation.Runs;

/// <summary>Takes the last model's answer for the right one where an item has none: what is then measured is agreement with it.</summary>
/// <remarks>The answers are kept, so that the run that follows does not ask for them again.</remarks>
/// <param name="clients">Speaks to providers.</param>
/// <param name="time">The clock.</param>
/// <param name="random">Draws waits between retries.</param>
public sealed class CeilingReferences(IModelClients clients, TimeProvider time, Random random)
{
    /// <summary>What it is going to take, before anybody is called.</summary>
    /// <param name="set">The items.</param>
    /// <param name="options">The limits; the last model is asked.</param>
    /// <returns>The estimate.</returns>
    public ModelEstimate Estimate(EvalSet set, EvalOptions options)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        EvalModel ceiling = options.Models[^1];
        ModelAsker asker = new(options, clients, new SpendingCap(null), random, time);
        EvalItem[] open = [.. set.Items.Where(IsOpen)];
        EvalItem[] calls = [.. open.Where(item => !asker.IsAtHand(item, ceiling, 0))];
        return RunEstimating.Of(ceiling, calls, open.Length - calls.Length, asker);
    }

    /// <summary>Asks.</summary>
    /// <param name="set">The items.</param>
    /// <param name="options">The limits; the last model is asked.</param>
    /// <param name="cancellationToken">Ends it; what was answered is kept.</param>
    /// <returns>The items with a reference each where one could be had, what that cost, and whether the cap ended it.</returns>
    public async Task<ReferencedSet> FillAsync(EvalSet set, EvalOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        EvalModel ceiling = options.Models[^1];
        SpendingCap cap = new(options.MaxCostUsd, options.SpentBeforeUsd);
        ModelAsker asker = new(options, clients, cap, random, time);
        ConcurrentDictionary<string, JsonElement> references = new(StringComparer.Ordinal);
        ConcurrentDictionary<string, CallResult> answers = new(StringComparer.Ordinal);
        ConcurrentQueue<string> failures = [];
        bool atCap = false;
        await Parallel.ForEachAsync(
            set.Items.Where(IsOpen),
            new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken },
            async (item, stop) =>
            {
                try
                {
                    CallResult result = Volatile.Read(ref atCap) ? new CallResult(null, null) : await asker.AnswerAsync(item, ceiling, 0, stop).ConfigureAwait(false);
                    if (result.Answer is { } answer && AnswerReference.Of(answer) is { } reference)
                    {
                        references[item.Id] = reference;
                        if (!ceiling.IsRecorded)
                        {
                            answers[AnswerCache.KeyOf(ceiling, asker.CallOf(item, ceiling), 0)] = result;
                        }
                    }
                    else if (result.Failure is { } failure)
                    {
                        failures.Enqueue(failure.Message);
                    }
                }
                catch (NoMoreCallsException)
                {
                    Volatile.Write(ref atCap, true);
                }
            }).ConfigureAwait(false);
        return new ReferencedSet(Filled(set, ceiling, references, failures), cap.SpentUsd - options.SpentBeforeUsd, atCap) { Answers = answers };
    }

    private static EvalSet Filled(EvalSet set, EvalModel ceiling, ConcurrentDictionary<string, JsonElement> references, ConcurrentQueue<string> failures) => set with
    {
        Items = [.. set.Items.Select(item => references.TryGetValue(item.Id, out JsonElement reference)
            ? item with { Reference = reference, Tags = [.. item.Tags, new EvalTag("reference", "ceiling")] }
            : item)],
        Notes =
        [
            .. set.Notes,
            .. references.IsEmpty ? Array.Empty<string>() : [$"{references.Count} items have no right answer: {ceiling.Name}'s is taken for it, so that passing means to agree with {ceiling.Name}, which always agrees with itself"],
            .. failures.IsEmpty ? Array.Empty<string>() : [$"{ceiling.Name} gave no answer to {failures.Count} items, which are left out: {failures.First()}"],
        ],
    };

    private static bool IsOpen(EvalItem item) => !item.IsLabelled && item.Metrics.IsEmpty;
}
