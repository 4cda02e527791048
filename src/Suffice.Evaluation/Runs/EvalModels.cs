using Suffice.Catalog;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Sets;
using Suffice.Files;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Evaluation.Runs;

/// <summary>Finds the models that a run names: those of the policy, and those whose answers come with the items.</summary>
/// <param name="policy">The policy; <see langword="null"/> when there is none, and then nobody can be called.</param>
/// <param name="recorded">Prices models whose answers come with the items.</param>
/// <param name="asks">True to call models of the policy even where the items bring their answers.</param>
public sealed class EvalModels(SufficePolicy? policy, RecordedModels recorded, bool asks = false)
{
    private const int MostListed = 20;

    /// <summary>Finds a model.</summary>
    /// <remarks>
    /// An answer that is there costs nothing, so a name that the items bring answers of is not called, unless the policy itself answers from
    /// recordings, where a call costs what it cost then.
    /// </remarks>
    /// <param name="name">Its name.</param>
    /// <param name="set">The items.</param>
    /// <returns>The model, and who serves it.</returns>
    /// <exception cref="EvalSetException">Nothing is known by this name.</exception>
    public EvalModel Find(string name, EvalSet set)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(set);
        EvalModel? ofPolicy = InPolicy(name);
        bool isRecorded = set.Items.Any(item => item.Recorded.ContainsKey(name));
        return ofPolicy is not null && (!isRecorded || asks || ofPolicy.IsReplayed) ? ofPolicy
            : isRecorded ? new EvalModel(name, recorded.Of(name), null)
            : throw new EvalSetException(WhyNot(name, set));
    }

    /// <summary>Finds a model of the policy.</summary>
    /// <param name="name">Its name, its pinned id or an alias.</param>
    /// <returns>The model; <see langword="null"/> when the policy has none of this name.</returns>
    public EvalModel? InPolicy(string name) =>
        policy is not null && policy.Models.TryGetValue(name, out Model? model) && policy.Providers.TryGetValue(model.Provider, out ProviderDefinition? provider)
            ? new EvalModel(name, model, provider)
            : null;

    private string WhyNot(string name, EvalSet set)
    {
        string[] inItems = [.. set.Items.SelectMany(item => item.Recorded.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] inPolicy = policy is null ? [] : [.. policy.Models.Values.Select(model => model.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] all = [.. inItems, .. inPolicy];
        string wanted = NearWords.Nearest(name, all) is { } near ? $"did you mean '{near}'?" : $"there are: {string.Join(", ", all.Take(MostListed))}{(all.Length > MostListed ? " and others" : "")}";
        return all.Length == 0
            ? $"there is no model '{name}': there is no policy, and the items bring no answers; name a policy that has it (--policy FILE)"
            : $"there is no model '{name}' in the policy, and the items bring no answers of it; {wanted}";
    }
}
