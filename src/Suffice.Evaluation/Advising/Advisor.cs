using System.Collections.Immutable;
using System.Globalization;
using Suffice.Catalog;
using Suffice.Evaluation.Advising.Known;
using Suffice.Evaluation.Advising.Points;
using Suffice.Evaluation.Advising.Tuning;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Reports;
using Suffice.Spending;

namespace Suffice.Evaluation.Advising;

/// <summary>Advises which model a task should use: the written rule, applied to what its policy, ledger, items, runs and calibration tell.</summary>
/// <param name="policyPath">The policy file; task folders, eval items and runs lie beside it.</param>
/// <param name="policy">The policy.</param>
/// <param name="catalog">The models that are known without it, for the one that would be tuned.</param>
/// <param name="time">The clock.</param>
public sealed class Advisor(string policyPath, SufficePolicy policy, ModelCatalog catalog, TimeProvider time)
{
    private readonly TaskSurvey survey = new(policyPath, policy, time);

    /// <summary>Advises.</summary>
    /// <param name="task">The task.</param>
    /// <param name="options">What tuning is reckoned with.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The advice.</returns>
    /// <exception cref="LedgerException">The ledger is there and cannot be read.</exception>
    public async Task<TaskAdvice> OfAsync(TaskPolicy task, TuningOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(options);
        TaskKnown known = await survey.OfAsync(task, options.Small is { } small ? FindModel(small) : null, cancellationToken).ConfigureAwait(false);

        return Of(known, FactsOf(known, options), options);
    }

    /// <summary>Applies the rule.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="facts">Of that, what bears on tuning.</param>
    /// <param name="options">What tuning is reckoned with.</param>
    /// <returns>The advice.</returns>
    internal static TaskAdvice Of(TaskKnown known, TuningFacts facts, TuningOptions options)
    {
        ImmutableArray<AdviceFinding> findings = [.. AdvicePoints.All.Select(point => point.Look(known))];
        (AdviceOutcome outcome, bool isProved, string sentence) = AdviceRule.Decide(known, findings);

        return new TaskAdvice
        {
            Task = known.Task.Name,
            Ladder = [.. known.Task.Ladder.Select(model => model.Name)],
            Small = (known.Sufficient is { } shown ? known.Smaller.First(model => model.Name == shown.Small) : known.Small)?.Name,
            Capable = known.Capable.Name,
            Outcome = outcome,
            IsProved = isProved,
            Sentence = sentence,
            Findings = findings,
            Next = NextSteps.Of(known, outcome, findings),
            Tuning = TuningReckoning.Of(facts, options),
        };
    }

    // Other tokens than the ledger's would be another call than the one that was paid for.
    private static bool IsAsSeen(TuningOptions options) => options is { PromptTokens: null, AnswerTokens: null };

    private Model? FindModel(string name) => policy.Models.GetValueOrDefault(name) ?? catalog.Find(name);

    private TuningFacts FactsOf(TaskKnown known, TuningOptions options)
    {
        Model? small = known.Sufficient is { } shown ? known.Smaller.First(model => model.Name == shown.Small) : known.Small;
        DateOnly? served = known.Ledger?.ServedSince(policy.Version);

        return new TuningFacts
        {
            Task = known.Task.Name,
            Now = known.Now,
            Capable = known.Capable,
            Small = small,
            IsSmallProved = known.Sufficient is not null && known.Demotion is null,
            Tokens = known.Tokens,
            FixedFrom = known.Sample.From,
            CallsPerMonth = known.Ledger?.CallsPerMonth,
            PaidCallUsd = IsAsSeen(options) && known.Ledger?.Line is { Requests: > 0, CostUsd: { } paid } line ? decimal.Round(paid / line.Requests, UsagePricing.DecimalPlaces, MidpointRounding.ToEven) : null,
            CachedShare = known.Ledger?.Line.Tokens is { Prompt: > 0 } used ? (double)used.CacheRead / used.Prompt : null,
            CallsFrom = known.Ledger?.VolumeTold ?? "the ledger has seen no call of it",
            HasClosedLabels = known.HasClosedLabels,
            HasLocalRung = !known.Locals.IsEmpty,
            TunedBase = options.TunedBase is { } name ? FindModel(name) : null,
            Signs = TuningSigns.Of(known),
            AcceptedKept = known.AcceptedKept,
            IsAcceptedCut = known.IsAcceptedCut,
            HeldItems = known.Items.Labelled,
            StandardSince = known.Standard.ChangedOn is { } changed ? served > changed ? served : changed : null,
            StandardFrom = known.Standard.ChangedOn is null ? $"nothing is written in tasks/{known.Task.Name}"
                : served is { } day ? string.Create(CultureInfo.InvariantCulture, $"the later of its files' date on this disk and the present policy's first of the latest {Figures.Count(known.Ledger!.Latest.Length)} calls, {day:yyyy-MM-dd}")
                : "its files' date on this disk, which a fresh checkout sets anew",
            Teacher = known.Capable.Family ?? known.Capable.Provider,
            HasRungToGoBackTo = known.Task.Ladder.Length > 1,
        };
    }
}
