using System.Collections.Immutable;
using System.Globalization;
using Suffice.Billing;

namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>Reckons whether a tuned model pays, beside the cheaper moves.</summary>
internal static class TuningReckoning
{
    /// <summary>Reckons.</summary>
    /// <param name="facts">What is known of the task.</param>
    /// <param name="options">What is asked.</param>
    /// <returns>The advice.</returns>
    public static TuningAdvice Of(TuningFacts facts, TuningOptions options)
    {
        CallTokens? tokens = TuningInputs.Tokens(facts, options);
        decimal? volume = options.CallsPerMonth ?? facts.CallsPerMonth;
        int retrainings = RetirementOf(facts, options) is { IsWithin: true } ? 1 : 0;
        decimal project = options.ProjectCostUsd + (retrainings * (options.RetrainCostUsd ?? options.ProjectCostUsd));
        TuningAdvice empty = new()
        {
            Outcome = TuningOutcome.Unknown,
            Sentence = "what a call uses is not known: --prompt-tokens N --answer-tokens N",
            ProjectUsd = project,
            Retrainings = retrainings,
            Signs = facts.Signs,
            Inputs = [.. TuningInputs.Of(facts, options, tokens, volume)],
        };
        if (tokens is null)
        {
            return empty with { Conditions = TuningConditions.Of(facts, options, null, null) };
        }

        MoveList list = new(facts, options, tokens, volume);
        ImmutableArray<Move> moves = list.Make();
        decimal? stay = moves.First(move => move.Kind == MoveKind.Capable).CallUsd;
        Move? prompted = moves.FirstOrDefault(move => move is { Kind: MoveKind.SmallerModel, CallUsd: not null });
        decimal tuned = list.TunedCallUsd;
        TuningAdvice reckoned = empty with
        {
            Moves = moves,
            BreakEvenCalls = stay is { } today ? BreakEven.Calls(project, today, tuned) : null,
            BreakEvenCallsPerMonth = stay is { } now ? BreakEven.CallsPerMonth(project, options.Months, options.HostingPerMonthUsd, now, tuned) : null,
            BreakEvenCallsBesideToday = facts.PaidCallUsd is { } paid ? BreakEven.Calls(project, paid, tuned) : null,
            BreakEvenCallsBesidePrompted = prompted is { CallUsd: { } small } ? BreakEven.Calls(project, small, tuned) : null,
            CallsForHosting = options.HostingPerMonthUsd > 0 && prompted is { CallUsd: { } elsewhere } ? BreakEven.CallsForHosting(options.HostingPerMonthUsd, elsewhere) : null,
        };
        (TuningOutcome outcome, string sentence) = Decide(facts, options, reckoned, (stay, prompted, tuned, volume));

        return reckoned with { Outcome = outcome, Sentence = sentence, Conditions = TuningConditions.Of(facts, options, reckoned, volume) };
    }

    /// <summary>When the model that is tuned retires.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="options">For how long it is to be used.</param>
    /// <returns>The day, and whether it lies within the tuned model's life; <see langword="null"/> when none is announced, or no model was named.</returns>
    public static (DateOnly Day, bool IsWithin)? RetirementOf(TuningFacts facts, TuningOptions options) => facts.TunedBase?.RetiresOn is not { } day
        ? null
        : (day, day < DateOnly.FromDateTime(facts.Now.UtcDateTime).AddMonths(options.Months));

    private static (TuningOutcome Outcome, string Sentence) Decide(
        TuningFacts facts, TuningOptions options, TuningAdvice reckoned, (decimal? Stay, Move? Prompted, decimal Tuned, decimal? Volume) costs)
    {
        string call = BillFigures.Usd(costs.Tuned);
        if (costs.Prompted is { CallUsd: { } small, Model: { } name } && small <= costs.Tuned)
        {
            return (TuningOutcome.CheaperMoveWins, facts.IsSmallProved
                ? $"a cheaper prompted model already wins: {name} costs {BillFigures.Usd(small)} a call with its whole prompt, the tuned model {call}; there is nothing to save"
                : $"a cheaper prompted model wins on price: {name} costs {BillFigures.Usd(small)} a call with its whole prompt, the tuned model {call}; there is nothing to save if an eval shows that it is good enough");
        }

        if (costs.Stay is not { } stay)
        {
            return (TuningOutcome.Unknown, $"what {facts.Capable.Name} costs is not known: {reckoned.Moves.First(move => move.Kind == MoveKind.Capable).Note}");
        }

        // What the tuned model has to beat is the cheapest of what is proved and what is paid today.
        (string Name, decimal Usd)[] rivals =
        [
            (facts.Capable.Name, stay),
            .. facts.IsSmallProved && costs.Prompted is { CallUsd: { } proved, Model: { } prompted } ? [(prompted, proved)] : Array.Empty<(string, decimal)>(),
            .. facts.PaidCallUsd is { } paid ? [("what is paid today", paid)] : Array.Empty<(string, decimal)>(),
        ];
        (string beside, decimal price) = rivals.MinBy(rival => rival.Usd);
        if (price <= costs.Tuned)
        {
            return (TuningOutcome.SavesNothing, $"a tuned call costs {call}, {beside} {BillFigures.Usd(price)} a call: there is nothing to save");
        }

        decimal monthly = BreakEven.CallsPerMonth(reckoned.ProjectUsd, options.Months, options.HostingPerMonthUsd, price, costs.Tuned)!.Value;
        string even = string.Create(CultureInfo.InvariantCulture, $"beside {beside} it takes {monthly:N0} calls a month over {options.Months} months");

        return costs.Volume switch
        {
            null => (TuningOutcome.Unknown, $"{even}; how many there are is not known: --calls-per-month N"),
            { } volume when volume < monthly => (TuningOutcome.TooFewCalls, string.Create(CultureInfo.InvariantCulture, $"{even}; there are {Math.Floor(volume):N0}")),
            { } volume => (TuningOutcome.Pays, string.Create(CultureInfo.InvariantCulture, $"{even}; there are {Math.Floor(volume):N0}, so that it pays if every condition below is met and the cheaper moves were tried first")),
        };
    }
}
