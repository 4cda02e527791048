using System.Collections.Immutable;
using System.Globalization;
using Suffice.Reports;

namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>What must hold before a model is tuned, each thing met, open, or a person's to say.</summary>
internal static class TuningConditions
{
    /// <summary>How long a standard has to have stood: a tuned model learns it once.</summary>
    public const int StableDays = 60;

    /// <summary>The fewest accepted answers that are worth training on.</summary>
    public const int FewestExamples = 500;

    /// <summary>As many held-out items as show a floor of 90% at all.</summary>
    public const int FewestHeldItems = 35;

    /// <summary>Makes the list.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="reckoned">The break-even; <see langword="null"/> when a figure is missing.</param>
    /// <param name="volume">Calls a month; <see langword="null"/> when not known.</param>
    /// <returns>The conditions.</returns>
    public static ImmutableArray<TuningCondition> Of(TuningFacts facts, TuningOptions options, TuningAdvice? reckoned, decimal? volume) =>
    [
        Standard(facts, options),
        Examples(facts),
        Volume(options, reckoned, volume),
        Life(facts, options, reckoned, volume),
        new TuningCondition("terms of the teacher", null, $"the answers are of {facts.Teacher}; the terms of hosted models commonly forbid training competing models on their answers", "a person reads the terms that hold for your account, and asks counsel"),
        Held(facts),
        facts.HasRungToGoBackTo
            ? new TuningCondition("a way back", true, $"{facts.Capable.Name}, prompted, stays the last rung")
            : new TuningCondition("a way back", false, "the ladder has one rung", $"keep {facts.Capable.Name} above the tuned model: ladder: [tuned, {facts.Capable.Name}]"),
    ];

    private static TuningCondition Standard(TuningFacts facts, TuningOptions options)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"a standard that has stood for {StableDays} days");
        string settles = "wait until it has stood, or say since when it does: --standard-since DAY";
        if ((options.StandardSince ?? facts.StandardSince) is not { } since)
        {
            return new TuningCondition(name, false, facts.StandardFrom, settles);
        }

        int days = DateOnly.FromDateTime(facts.Now.UtcDateTime).DayNumber - since.DayNumber;
        bool isMet = days >= StableDays;

        return new TuningCondition(name, isMet, string.Create(CultureInfo.InvariantCulture, $"since {since:yyyy-MM-dd}, {days} days ({(options.StandardSince is null ? facts.StandardFrom : "as given")})"), isMet ? null : settles);
    }

    private static TuningCondition Examples(TuningFacts facts)
    {
        bool isMet = facts.AcceptedKept >= FewestExamples;

        return new TuningCondition(
            string.Create(CultureInfo.InvariantCulture, $"{FewestExamples} accepted answers, better 1,000"), isMet,
            $"{Figures.Count(facts.AcceptedKept)}{(facts.IsAcceptedCut ? " or more" : string.Empty)} are kept with their calls",
            isMet ? null : "in the policy: store_content: true; then wait for calls, or name recordings: suffice export TASK --from FILE.jsonl".Replace("TASK", facts.Task, StringComparison.Ordinal));
    }

    private static TuningCondition Volume(TuningOptions options, TuningAdvice? reckoned, decimal? volume)
    {
        const string Name = "calls of its life above the break-even";
        if (reckoned?.BreakEvenCallsPerMonth is not { } monthly)
        {
            return reckoned?.Moves.Any(move => move is { Kind: MoveKind.Capable, CallUsd: not null }) == true
                ? new TuningCondition(Name, false, "a tuned call saves nothing", "another base model, a shorter prompt: --tuned-price, --tuned-prompt-tokens")
                : new TuningCondition(Name, null, "what a call costs is not known", "--prompt-tokens N --answer-tokens N");
        }

        return volume is not { } calls
            ? new TuningCondition(Name, null, "how many calls there are is not known", "--calls-per-month N")
            : new TuningCondition(
                Name, calls >= monthly,
                string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(calls * options.Months):N0} calls in {options.Months} months, {monthly * options.Months:N0} wanted"),
                calls >= monthly ? null : "more calls, a longer life, a cheaper project");
    }

    private static TuningCondition Life(TuningFacts facts, TuningOptions options, TuningAdvice? reckoned, decimal? volume)
    {
        const string Name = "a base model that outlives the payback";
        if (facts.TunedBase is not { } model)
        {
            return new TuningCondition(Name, null, "no base model was named", "--tuned-base MODEL");
        }

        if (TuningReckoning.RetirementOf(facts, options) is not { } retirement)
        {
            return new TuningCondition(Name, null, $"no day is announced for {model.Name}", "the provider's page of deprecations");
        }

        decimal months = (retirement.Day.DayNumber - DateOnly.FromDateTime(facts.Now.UtcDateTime).DayNumber) / 30m;
        decimal? payback = reckoned?.BreakEvenCalls is { } calls && volume > 0 ? calls / volume : null;
        string found = string.Create(CultureInfo.InvariantCulture, $"{model.Name} retires on {retirement.Day:yyyy-MM-dd}, in {months:0.0} months; the payback takes {(payback is { } needed ? needed.ToString("#,0.0", CultureInfo.InvariantCulture) : "an unknown number of")} months");
        bool? isMet = payback is { } wait ? wait <= months : null;

        return new TuningCondition(Name, isMet, found, isMet == true ? null : "a base model that lives longer, or open weights of your own");
    }

    private static TuningCondition Held(TuningFacts facts)
    {
        bool isThere = facts.HeldItems >= FewestHeldItems;

        return new TuningCondition(
            "a held-out set, and the tuned model meets its floor", isThere ? null : false,
            $"{Figures.Count(facts.HeldItems, "labelled item")} that no training line is made of",
            isThere ? $"after training: suffice eval {facts.Task} --models tuned,{facts.Capable.Name}" : $"at least {FewestHeldItems}: suffice audit LOGS --write-evals evals, then label them");
    }
}
