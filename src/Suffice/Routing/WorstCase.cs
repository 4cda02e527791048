using System.Text.Json;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Routing;

/// <summary>The most one call can cost, as a cap must count it before it is sent and a dry run tells it.</summary>
internal static class WorstCase
{
    /// <summary>Prices it.</summary>
    /// <param name="rung">Where the call goes.</param>
    /// <param name="asked">The call as it is sent.</param>
    /// <param name="at">When: prices are dated.</param>
    /// <returns>USD; <see langword="null"/> when the price or the longest answer is unknown.</returns>
    public static decimal? Usd(Rung rung, ChatRequest asked, DateTimeOffset at)
    {
        if ((asked.MaxOutputTokens ?? rung.Model.MaxOutputTokens) is not { } most)
        {
            return null;
        }

        // A tier asked for may be refused and the call served on the usual one, so the dearer of the two counts.
        long answers = Math.Max(0L, most) * Choices(asked);
        decimal? usual = Usd(rung, asked, answers, at, null);
        decimal? wished = asked.ServiceTier is null or "standard_only" ? usual : Usd(rung, asked, answers, at, asked.ServiceTier);

        return usual is { } one && wished is { } other ? Math.Max(one, other) : null;
    }

    /// <summary>Prices the prompt alone, on the usual service tier.</summary>
    /// <param name="rung">Where the call goes.</param>
    /// <param name="asked">The call as it is sent.</param>
    /// <param name="at">When: prices are dated.</param>
    /// <returns>USD; <see langword="null"/> when the price is unknown.</returns>
    public static decimal? PromptUsd(Rung rung, ChatRequest asked, DateTimeOffset at) => Usd(rung, asked, 0, at, null);

    private static decimal? Usd(Rung rung, ChatRequest asked, long answers, DateTimeOffset at, string? tier)
    {
        int most = (int)Math.Min(int.MaxValue, answers);

        return UsagePricing.WorstCase(rung.Model, TokenEstimate.Prompt(asked), most, rung.Provider.TermsAt(at, tier)).Usd;
    }

    /// <summary>OpenAI's <c>n</c>: each of the answers may take every token.</summary>
    private static int Choices(ChatRequest asked) =>
        asked.Extra.Find("n") is { ValueKind: JsonValueKind.Number } n && n.TryGetInt32(out int choices) ? Math.Max(1, choices) : 1;
}
