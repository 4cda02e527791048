using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Ledger.Bills;
using Suffice.Policy;
using Suffice.Reviewing;

namespace Suffice.Dashboard.Tasks;

/// <summary>Says what each model of a task is and did.</summary>
/// <param name="policy">The policy in force.</param>
/// <param name="today">The day whose prices are shown (UTC).</param>
internal sealed class RungLines(SufficePolicy policy, DateOnly today)
{
    /// <summary>Makes the lines.</summary>
    /// <param name="task">The task; <see langword="null"/> for one that the policy does not have.</param>
    /// <param name="requests">All its requests of the time.</param>
    /// <param name="served">How many each model served; empty text for none.</param>
    /// <param name="spent">The calls to each model.</param>
    /// <returns>The rungs, then the others: those that served first.</returns>
    public ImmutableArray<RungLine> Of(TaskPolicy? task, long requests, IReadOnlyDictionary<string, long> served, ImmutableArray<ModelSpend> spent)
    {
        Dictionary<string, ModelSpend> calls = spent.ToDictionary(spend => spend.Model, StringComparer.Ordinal);
        string[] ladder = [.. task?.Ladder.Select(model => model.Name) ?? []];
        IEnumerable<string> others = served.Keys.Concat(calls.Keys).Distinct(StringComparer.Ordinal).Where(model => !ladder.Contains(model))
            .OrderByDescending(model => served.GetValueOrDefault(model)).ThenBy(model => model, StringComparer.Ordinal);

        return [.. ladder.Select((model, place) => Line(model, task!.Ladder[place], place)), .. others.Select(model => Line(model, policy.Models.GetValueOrDefault(model), null))];

        RungLine Line(string name, Model? model, int? place)
        {
            ModelSpend? spend = calls.GetValueOrDefault(name);
            TokenPrices? price = model?.PriceOn(today)?.Tokens;

            return new RungLine
            {
                Model = name,
                Rung = place,
                Id = model?.Id,
                Provider = model?.Provider,
                InputPrice = price?.Input,
                OutputPrice = price?.Output,
                RetiresOn = model?.RetiresOn,
                Served = new Share(served.GetValueOrDefault(name), requests),
                Calls = spend?.Attempts ?? 0,
                KnownCostUsd = spend?.KnownCostUsd ?? 0m,
                Unpriced = spend?.Unpriced ?? 0,
            };
        }
    }
}
