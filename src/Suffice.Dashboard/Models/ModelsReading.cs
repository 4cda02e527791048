using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Dashboard.Times;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Providers.Peers;
using Suffice.Reviewing;

namespace Suffice.Dashboard.Models;

/// <summary>Reads the models of a policy: prices, spending, and whether they are still what was measured.</summary>
/// <param name="policies">The policy in force.</param>
/// <param name="time">The clock.</param>
/// <param name="routes">Tells which models take calls now; <see langword="null"/> outside a running gateway.</param>
public sealed class ModelsReading(IPolicySource policies, TimeProvider time, Func<ImmutableArray<BreakerSnapshot>>? routes = null)
{
    /// <summary>Reads all.</summary>
    /// <param name="period">The days that spending is of.</param>
    /// <returns>The models.</returns>
    /// <exception cref="LedgerException">The ledger is not one this program reads.</exception>
    public ModelsFigures Read(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        SufficePolicy policy = policies.Current;
        Seen seen = Look(policy, period);

        return new ModelsFigures(
            period,
            policy.PriceVersion,
            [
                .. ModelsOf(policy).Select(model => Of(model, policy, seen, period))
                    .OrderByDescending(model => model.Tasks.Length > 0).ThenByDescending(model => model.Spend?.KnownCostUsd ?? -1).ThenBy(model => model.Name, StringComparer.Ordinal),
            ]);
    }

    /// <summary>Reads one.</summary>
    /// <param name="name">Its name, its id or an alias.</param>
    /// <param name="period">The days that spending is of.</param>
    /// <returns>The model; <see langword="null"/> when the policy knows none of that name.</returns>
    /// <exception cref="LedgerException">The ledger is not one this program reads.</exception>
    public ModelFigures? Read(string name, Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        SufficePolicy policy = policies.Current;
        string called = policy.Models.GetValueOrDefault(name)?.Name ?? name;
        Model? model = ModelsOf(policy).FirstOrDefault(known => known.Name == called);

        return model is null ? null : Of(model, policy, Look(policy, period), period);
    }

    private static IEnumerable<Model> ModelsOf(SufficePolicy policy) =>
        policy.AllTasks.SelectMany(task => task.Ladder).Concat(policy.Models.Values).DistinctBy(model => model.Name);

    private Seen Look(SufficePolicy policy, Period period)
    {
        string path = policy.Ledger.Path;
        bool isThere = File.Exists(path);

        return new Seen(
            isThere ? new LedgerReader(path).ReadSpend(new BillQuery { From = period.From, To = period.To }) : [],
            isThere ? new WatchReader(path).CountShadows(period.From, period.To) : [],
            new ReviewMaker(policy, time).Make(period.From, period.To).Models,
            routes?.Invoke());
    }

    private ModelFigures Of(Model model, SufficePolicy policy, Seen seen, Period period)
    {
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        ModelReview? review = seen.Reviews.FirstOrDefault(known => known.Model == model.Name);
        ShadowCount[] shadows = [.. seen.Shadows.Where(note => note.Model == model.Name)];
        ModelFigures figures = new()
        {
            Name = model.Name,
            Id = model.Id,
            Period = period,
            Provider = model.Provider,
            Aliases = model.Aliases,
            Tier = model.Tier,
            Family = model.Family,
            ContextWindow = model.ContextWindow,
            MaxOutputTokens = model.MaxOutputTokens,
            Capabilities = model.Capabilities is { } able ? EnumWord.OfFlags(able) : null,
            Residency = model.Residency,
            RetiresOn = model.RetiresOn,
            DaysLeft = model.RetiresOn is { } day ? day.DayNumber - today.DayNumber : null,
            Price = model.PriceOn(today),
            Prices = model.Prices,
            Peers = [.. model.Peers.Select(peer => $"{peer.Provider}: {peer.Id}")],
            Tasks = [.. policy.AllTasks.Where(task => task.Ladder.Any(rung => rung.Name == model.Name)).Select(task => task.Name)],
            Spend = seen.Spend.FirstOrDefault(spend => spend.Model == model.Name),
            Routes = seen.Routes is { } all ? [.. all.Where(route => IsOf(route, model) || model.Peers.Any(peer => IsOf(route, peer)))] : null,
            Canaries = review?.Canaries,
            AnsweredBy = review?.AnsweredBy ?? [],
            Agreement = ShadowShares.Agreement(shadows),
            Warnings = [],
        };

        return figures with { Warnings = [.. ModelWarnings.Of(figures, today)] };
    }

    private static bool IsOf(BreakerSnapshot route, Model model) => route.Provider == model.Provider && route.Model == model.Id;

    private sealed record Seen(
        ImmutableArray<ModelSpend> Spend, ImmutableArray<ShadowCount> Shadows, ImmutableArray<ModelReview> Reviews, ImmutableArray<BreakerSnapshot>? Routes);
}
