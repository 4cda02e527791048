using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Reports;
using Suffice.Spending;

namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>Prices the ways to pay less for a task's usual call, the cheaper things to try first.</summary>
/// <param name="facts">What is known of the task.</param>
/// <param name="options">What is asked.</param>
/// <param name="tokens">What a call uses.</param>
/// <param name="callsPerMonth">The volume; <see langword="null"/> when not known.</param>
internal sealed class MoveList(TuningFacts facts, TuningOptions options, CallTokens tokens, decimal? callsPerMonth)
{
    private readonly BillingTerms listed = new(facts.Now);

    /// <summary>Prompt tokens of a call to the tuned model.</summary>
    public long TunedPrompt => options.TunedPromptTokens ?? (tokens.Fixed is { } same ? Math.Max(0, tokens.Prompt - same) : tokens.Prompt);

    /// <summary>What a call to the tuned model costs, hosting left out.</summary>
    public decimal TunedCallUsd => decimal.Round(
        ((TunedPrompt * options.TunedPrice.Input!.Value) + (tokens.Answer * options.TunedPrice.Output!.Value)) / 1_000_000m, UsagePricing.DecimalPlaces, MidpointRounding.ToEven);

    /// <summary>Makes them.</summary>
    /// <returns>The moves, in the order in which they are tried.</returns>
    public ImmutableArray<Move> Make() =>
    [
        .. facts.PaidCallUsd is { } paid ? [new Move(MoveKind.Today, null, paid, Month(paid, 0m), KeepsAnswers: true, "the mean of all calls in the ledger, every attempt, gate and shadow inside")] : Array.Empty<Move>(),
        Priced(MoveKind.Capable, facts.Capable, Usage(tokens.Prompt), keepsAnswers: true, "alone, the whole prompt, nothing cached"),
        Smaller(),
        Cached(),
        Batch(),
        Trimmed(),
        Local(),
        new Move(MoveKind.Tuned, facts.TunedBase?.Name, TunedCallUsd, Month(TunedCallUsd, options.HostingPerMonthUsd), KeepsAnswers: false, $"{TunedPrompt} prompt tokens, as if every answer passed; to be proved as any other model", $"suffice export {facts.Task} --form chat --out training"),
    ];

    private Move Smaller() => facts.Small is not { } small
        ? new Move(MoveKind.SmallerModel, null, null, null, KeepsAnswers: false, "the policy knows no cheaper model: name one in models, or a provider that has one")
        : Priced(
            MoveKind.SmallerModel, small, Usage(tokens.Prompt), keepsAnswers: false,
            facts.IsSmallProved ? "the whole prompt; shown to be good enough" : "the whole prompt; not yet shown to be good enough",
            $"suffice eval {facts.Task} --models {small.Name},{facts.Capable.Name}");

    private Move Cached()
    {
        if (tokens.Fixed is not { } same)
        {
            return new Move(MoveKind.CachedPrompt, facts.Capable.Name, null, null, KeepsAnswers: true, "how much of the prompt is the same in every call is not known: --fixed-tokens N");
        }

        long read = Math.Min(same, tokens.Prompt);

        return Priced(
            MoveKind.CachedPrompt, facts.Capable, Usage(tokens.Prompt - read) with { CacheRead = read }, keepsAnswers: true,
            $"{read} prompt tokens read from the cache by every call; calls that come too seldom find it cold{(facts.CachedShare is { } share ? $"; {Figures.Percent(share)} of the prompt tokens are read from it already" : string.Empty)}");
    }

    private Move Batch() => Priced(
        MoveKind.Batch, facts.Capable, Usage(tokens.Prompt), keepsAnswers: true, "for calls that nobody waits for", terms: listed with { ServiceTier = "batch" });

    private Move Trimmed() => TunedPrompt < tokens.Prompt
        ? Priced(MoveKind.TrimmedPrompt, facts.Capable, Usage(TunedPrompt), keepsAnswers: false, $"{TunedPrompt} prompt tokens; another prompt is another standard until an eval has passed", $"suffice eval {facts.Task} --compare last")
        : new Move(MoveKind.TrimmedPrompt, facts.Capable.Name, null, null, KeepsAnswers: false, "how short the prompt could be is not known: --tuned-prompt-tokens N");

    private Move Local() => facts switch
    {
        { HasLocalRung: true } => new Move(MoveKind.LocalRung, null, 0m, 0m, KeepsAnswers: false, "is on the ladder already; what it is sure of is free"),
        { HasClosedLabels: true } => new Move(MoveKind.LocalRung, null, 0m, 0m, KeepsAnswers: false, "only for the calls that it is sure of; the others go up", $"suffice distil {facts.Task} --out local --curve"),
        { HasClosedLabels: null } => new Move(MoveKind.LocalRung, null, null, null, KeepsAnswers: false, "whether the answers are labels of a closed set is not known", $"suffice distil {facts.Task} --out local --curve"),
        _ => new Move(MoveKind.LocalRung, null, null, null, KeepsAnswers: false, "the answers are no labels of a closed set"),
    };

    private Move Priced(MoveKind kind, Model model, TokenUsage usage, bool keepsAnswers, string note, string? command = null, BillingTerms? terms = null)
    {
        PricedUsage priced = UsagePricing.Price(model, usage, terms ?? listed);

        return new Move(kind, model.Name, priced.Usd, Month(priced.Usd, 0m), keepsAnswers, priced.Usd is null ? priced.WhyUnknown! : note, command);
    }

    private TokenUsage Usage(long prompt) => new() { Input = prompt, Output = tokens.Answer, Basis = UsageBasis.Estimated };

    private decimal? Month(decimal? call, decimal fixedUsd) => (call * callsPerMonth) + fixedUsd;
}
