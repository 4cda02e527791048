using Suffice.Catalog;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Policy.Compiling.Models;

/// <summary>What must hold between a task and the models of its ladder.</summary>
internal sealed class LadderRules(Compilation load, IReadOnlyDictionary<string, ProviderDefinition> providers)
{
    /// <summary>A length at which prices are compared; it is below every long-context line.</summary>
    private const int SomeTokens = 1000;

    public void Check(TaskPolicy task, string path)
    {
        for (int i = 0; i < task.Ladder.Length; i++)
        {
            Model rung = task.Ladder[i];
            string at = load.Findings.ItemPath($"{path}.ladder", i);
            TellRetired(rung, at);
            foreach (Model served in rung.Peers.Prepend(rung))
            {
                CheckPrice(task, served, path);
            }

            if (i > 0)
            {
                TellCheaper(task.Ladder[i - 1], rung, at);
            }
        }

        CheckEmbeddings(task, path);
        CheckResidency(task, path);
    }

    private void CheckEmbeddings(TaskPolicy task, string path)
    {
        if (task.Ladder.IsEmpty || task.Ladder.Any(rung => rung.Capabilities != ModelCapabilities.Embeddings))
        {
            return;
        }

        if (!task.Gate.IsEmpty)
        {
            load.Findings.Error(
                $"{path}.gate", "its ladder makes embeddings, and a gate judges text", "no gate, or a ladder of models that answer");
        }

        if (task.Ladder.Length > 1)
        {
            load.Findings.Notice(
                $"{path}.ladder",
                "only the first rung that fits is ever used, for vectors of different models cannot be compared",
                "one embedding model");
        }
    }

    private void TellRetired(Model rung, string path)
    {
        if (rung.RetiresOn is { } day && day <= DateOnly.FromDateTime(load.Now.UtcDateTime))
        {
            load.Findings.Notice(path, $"'{rung.Name}' retired on {day:yyyy-MM-dd}", "a model that is still served");
        }
    }

    private void CheckPrice(TaskPolicy task, Model rung, string path)
    {
        if (task.MaxCostUsd is not null && Price(rung, SomeTokens, SomeTokens) is { Usd: null } unknown)
        {
            load.Findings.Error(
                $"{path}.max_cost",
                $"the price of '{rung.Name}'{(task.Ladder.Contains(rung) ? string.Empty : $" at '{rung.Provider}'")} is not known ({unknown.WhyUnknown}), so no cap can hold",
                $"models: {rung.Name}: price, or no max_cost");
        }
    }

    private void TellCheaper(Model before, Model rung, string path)
    {
        if (IsCheaper(rung, before, SomeTokens, 0) && IsCheaper(rung, before, 0, SomeTokens))
        {
            load.Findings.Notice(
                path,
                $"'{rung.Name}' costs less than '{before.Name}' before it",
                "the cheapest first");
        }
    }

    private bool IsCheaper(Model one, Model other, int prompt, int answer) => Price(one, prompt, answer).Usd < Price(other, prompt, answer).Usd;

    private PricedUsage Price(Model model, int prompt, int answer)
    {
        BillingTerms terms = providers.TryGetValue(model.Provider, out ProviderDefinition? provider) ? provider.TermsAt(load.Now) : new(load.Now);

        return UsagePricing.WorstCase(model, prompt, answer, terms);
    }

    private void CheckResidency(TaskPolicy task, string path)
    {
        if (task.Residency.IsEmpty || task.Ladder.IsEmpty)
        {
            return;
        }

        string allowed = string.Join(" or ", task.Residency);
        (Model Rung, Model Served)[] all = [.. task.Ladder.SelectMany(rung => rung.Peers.Prepend(rung).Select(served => (rung, served)))];
        (Model Rung, Model Served)[] outside = [.. all.Where(place => !task.MayStayAt(place.Served.Residency))];
        if (outside.Length == all.Length)
        {
            load.Findings.Error(
                $"{path}.residency",
                $"no rung keeps its data in {allowed}: {string.Join(", ", outside.Select(Where))}",
                "a rung that does, or the residency of a model or provider");
        }
        else if (outside.Length > 0)
        {
            load.Findings.Notice(
                $"{path}.residency",
                $"never used, for data must stay in {allowed}: {string.Join(", ", outside.Select(Where))}",
                "rungs that may be used");
        }
    }

    private static string Where((Model Rung, Model Served) place) =>
        $"{place.Rung.Name}{(place.Rung.Peers.IsEmpty ? string.Empty : $" at {place.Served.Provider}")} ({place.Served.Residency ?? "unstated"})";
}
