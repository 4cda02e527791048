using Suffice.Chat;
using Suffice.Routing;
using Suffice.Spending;

namespace Suffice.Cascade.Calling;

/// <summary>What an attempt used and costs: as the provider counted it, or as far as it can be told where the provider has not.</summary>
internal static class AttemptUsage
{
    /// <summary>The usage of an answer that came to its end.</summary>
    /// <param name="run">The request.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>What the provider reported, or an estimate.</returns>
    public static TokenUsage Of(CascadeRun run, ChatAnswer answer) =>
        answer.Usage.Basis != UsageBasis.None && (answer.Usage.Completion > 0 || run.Request.Kind == CallKind.Embeddings) ? answer.Usage : SoFar(run, answer);

    /// <summary>The usage of a call that did not come to its end.</summary>
    /// <param name="run">The request.</param>
    /// <param name="partial">What had come; <see langword="null"/> for nothing, so that the prompt alone counts.</param>
    /// <returns>An estimate.</returns>
    public static TokenUsage SoFar(CascadeRun run, ChatAnswer? partial)
    {
        TokenUsage prompt = partial is { Usage.Prompt: > 0 } ? partial.Usage : new TokenUsage { Input = run.Route.PromptTokens };

        // A provider that stopped early, or that we stopped, has not reported its count: the few tokens that some state at the start are no total.
        long unreported = partial is null ? 0 : TokenEstimate.Answer(partial) - partial.Usage.Completion;

        return prompt with { Output = (partial?.Usage.Output ?? 0) + Math.Max(0, unreported), Basis = UsageBasis.Estimated };
    }

    /// <summary>What an answer costs.</summary>
    /// <param name="rung">Who gave it.</param>
    /// <param name="at">When it was asked.</param>
    /// <param name="usage">Its usage.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>What the provider stated, or the price of the usage.</returns>
    public static PricedUsage CostOf(Rung rung, DateTimeOffset at, TokenUsage usage, ChatAnswer answer) =>
        answer.ReportedCostUsd is { } reported ? UsagePricing.FromReported(reported) : Price(rung, at, usage, answer);

    /// <summary>The price of a usage.</summary>
    /// <param name="rung">Who was asked.</param>
    /// <param name="at">When it was asked.</param>
    /// <param name="usage">The usage.</param>
    /// <param name="answer">What came, which may say the service tier and region; <see langword="null"/> for nothing.</param>
    /// <returns>The price.</returns>
    public static PricedUsage Price(Rung rung, DateTimeOffset at, TokenUsage usage, ChatAnswer? answer) =>
        UsagePricing.Price(rung.Model, usage, rung.Provider.TermsAt(at, answer?.ServiceTier, answer?.Region));
}
