using Suffice.Catalog;

namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>What the reckoning of a tuned model is made with; each has a default that is shown.</summary>
public sealed record TuningOptions
{
    /// <summary>What the project costs once, in USD: labels, data, training, evals, the engineer's time. Default 3,000.</summary>
    public decimal ProjectCostUsd { get; init; } = 3_000m;

    /// <summary>What training anew costs when the base model retires, in USD; <see langword="null"/> for as much as the project.</summary>
    public decimal? RetrainCostUsd { get; init; }

    /// <summary>What hosting the tuned model costs a month, in USD. Default 0: billed by the token.</summary>
    public decimal HostingPerMonthUsd { get; init; }

    /// <summary>What the tuned model's tokens cost, USD a million. Default 0.30 and 1.20, as a tuned gpt-4o-mini.</summary>
    public TokenPrices TunedPrice { get; init; } = new() { Input = 0.30m, Output = 1.20m };

    /// <summary>Prompt tokens of a call to the tuned model; <see langword="null"/> for the prompt without what is the same in every call, or the whole prompt where that is not known.</summary>
    public long? TunedPromptTokens { get; init; }

    /// <summary>The model that is tuned, for the day it retires; <see langword="null"/> when not chosen.</summary>
    public string? TunedBase { get; init; }

    /// <summary>For how many months the tuned model is to be used, from 1. Default 12.</summary>
    public int Months { get; init; } = 12;

    /// <summary>Calls a month; <see langword="null"/> for what the ledger shows.</summary>
    public decimal? CallsPerMonth { get; init; }

    /// <summary>Prompt tokens of a call today; <see langword="null"/> for what the ledger or an eval run shows.</summary>
    public long? PromptTokens { get; init; }

    /// <summary>Answer tokens of a call; <see langword="null"/> for what the ledger or an eval run shows.</summary>
    public long? AnswerTokens { get; init; }

    /// <summary>Prompt tokens that are the same in every call; <see langword="null"/> for an estimate of the calls that are kept.</summary>
    public long? FixedTokens { get; init; }

    /// <summary>The small prompted model that is meant; <see langword="null"/> for the task's lower rung, or the cheapest small one that the policy can call.</summary>
    public string? Small { get; init; }

    /// <summary>Since when the written standard has not changed; <see langword="null"/> for the dates of its files.</summary>
    public DateOnly? StandardSince { get; init; }
}
