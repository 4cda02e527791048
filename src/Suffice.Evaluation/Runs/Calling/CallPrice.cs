using Suffice.Chat;
using Suffice.Providers;
using Suffice.Routing;
using Suffice.Spending;

namespace Suffice.Evaluation.Runs.Calling;

/// <summary>What calls of a run cost, before and after.</summary>
/// <param name="at">When: prices are dated.</param>
internal sealed class CallPrice(DateTimeOffset at)
{
    // Providers' own figures for calls nobody serves here: an answer that comes with its item is priced as it would be billed.
    private static readonly ProviderDefinition Nobody = new() { Name = "recording", Protocol = ModelClients.Replay };

    /// <summary>The most a call can cost; <see langword="null"/> when the price or the longest answer is not known.</summary>
    public decimal? Worst(EvalModel model, ChatRequest request) => WorstCase.Usd(new Rung(0, model.Model, ProviderOf(model), null), request, at);

    /// <summary>What an answer cost; <see langword="null"/> when it is not known.</summary>
    public decimal? Of(EvalModel model, ChatRequest request, ChatAnswer answer) => answer.ReportedCostUsd is { } reported
        ? UsagePricing.FromReported(reported).Usd
        : Price(model, UsageOf(request, answer), answer);

    /// <summary>What a call is likely to cost, from its prompt and so many answer tokens.</summary>
    public decimal? Likely(EvalModel model, ChatRequest request, long answerTokens) =>
        Price(model, new TokenUsage { Input = TokenEstimate.Prompt(request), Output = answerTokens, Basis = UsageBasis.Estimated }, null);

    /// <summary>True when a model's tokens have a price.</summary>
    public bool Knows(EvalModel model) =>
        Price(model, new TokenUsage { Input = 1, Output = 1, Basis = UsageBasis.Estimated }, null) is not null;

    /// <summary>The tokens of an answer: as told, else estimated.</summary>
    public static TokenUsage UsageOf(ChatRequest request, ChatAnswer answer) =>
        answer.Usage.Basis == UsageBasis.None ? TokenEstimate.Usage(request, answer) : answer.Usage;

    private decimal? Price(EvalModel model, TokenUsage usage, ChatAnswer? answer) =>
        UsagePricing.Price(model.Model, usage, ProviderOf(model).TermsAt(at, answer?.ServiceTier, answer?.Region)).Usd;

    private static ProviderDefinition ProviderOf(EvalModel model) => model.Provider ?? Nobody;
}
