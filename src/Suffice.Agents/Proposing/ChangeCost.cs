using Suffice.Agents.Prompting;
using Suffice.Agents.Working;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Spending;

namespace Suffice.Agents.Proposing;

/// <summary>What a change of a worker's context costs: every added token is paid on every call.</summary>
/// <param name="DeltaTokens">Tokens added to the prompt; estimated, negative when it gets shorter.</param>
/// <param name="CallsMonth">Tickets that the worker judged in the last thirty days.</param>
/// <param name="Model">The model of the ladder's first rung, by whose price it is counted.</param>
public sealed record ChangeCost(long DeltaTokens, long CallsMonth, string Model)
{
    /// <summary>USD a month; <see langword="null"/> when a price is not known.</summary>
    public decimal? DeltaUsdMonth { get; init; }

    /// <summary>The share of prompt tokens that came from the provider's cache in those days, 0 to 1.</summary>
    public decimal CachedShare { get; init; }

    /// <summary>True when text before the end of the stable prompt changes: what follows it is read anew once.</summary>
    public bool CacheBreak { get; init; }

    /// <summary>Tokens that providers have to read anew once because of it.</summary>
    public long ReadAnewTokens { get; init; }
}

/// <summary>Counts what a change costs.</summary>
internal static class ChangePricing
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>Counts it.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="task">The worker.</param>
    /// <param name="before">The worker as it is.</param>
    /// <param name="after">The worker as proposed.</param>
    /// <param name="verdicts">The verdicts that are kept, by which its calls are counted: a gate's trials are no work.</param>
    /// <param name="now">The time.</param>
    /// <returns>The cost.</returns>
    public static ChangeCost Of(SufficePolicy policy, TaskPolicy task, WorkerStandard before, WorkerStandard after, VerdictStore verdicts, DateTimeOffset now)
    {
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        string old = WorkerPrompt.Of(before, today);
        string anew = WorkerPrompt.Of(after, today);
        int common = old.AsSpan().CommonPrefixLength(anew);
        bool breaks = common < old.Length;
        long delta = TokenEstimate.Text(anew) - TokenEstimate.Text(old);
        long calls = verdicts.Count(new VerdictQuery { Task = task.Name, From = now - Month });
        decimal cached = CachedShare(policy, task, now);
        Model model = task.Ladder[0];
        TokenPrices? prices = UsagePricing.PerMillion(model, policy.Providers[model.Provider].TermsAt(now), TokenEstimate.Text(anew));
        decimal? perToken = prices?.Input is { } input ? ((1 - cached) * input) + (cached * (prices.CacheRead ?? input)) : null;

        return new ChangeCost(delta, calls, model.Name)
        {
            DeltaUsdMonth = perToken * delta * calls / 1_000_000m,
            CachedShare = cached,
            CacheBreak = breaks,
            ReadAnewTokens = breaks ? TokenEstimate.Text(anew.AsSpan(common)) : 0,
        };
    }

    private static decimal CachedShare(SufficePolicy policy, TaskPolicy task, DateTimeOffset now)
    {
        try
        {
            BillLine total = new LedgerReader(policy.Ledger.Path).ReadBill(new BillQuery { From = now - Month, To = now, Task = task.Name }).Total;

            return total.Tokens.Prompt > 0 ? (decimal)total.Tokens.CacheRead / total.Tokens.Prompt : 0m;
        }
        catch (LedgerException)
        {
            // A ledger that has no row yet knows of no cache.
            return 0m;
        }
    }
}
