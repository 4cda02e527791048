using System.Collections.Frozen;
using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Checks;
using Suffice.Checks.Kinds;
using Suffice.Confidence;
using Suffice.Evaluation.Offline;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Evaluation.Replay;

/// <summary>Makes the policy of a replay: every model is answered from the recordings.</summary>
internal sealed class ReplayPolicy(ReplayOptions options, ModelCatalog catalog, TimeProvider time)
{
    private const string ProviderName = "recordings";

    private readonly RecordedModels recorded = new(catalog, options.Prices, ProviderName);

    private readonly ProviderDefinition provider = new()
    {
        Name = ProviderName,
        Protocol = "replay",
        Recordings = [.. options.Recordings],
    };

    /// <summary>Makes it.</summary>
    /// <returns>A policy of one default task, or the given policy over the recordings.</returns>
    /// <exception cref="ReplayException">A model stands twice on the ladder.</exception>
    public SufficePolicy Make()
    {
        if (options.Ladder.GroupBy(m => m, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ReplayException($"{twice.Key} stands {twice.Count()} times on the ladder; name each model once, cheapest first");
        }

        return options.Policy is { } given ? Over(given) : OfOneTask();
    }

    private SufficePolicy OfOneTask()
    {
        ImmutableArray<Model> ladder = [.. options.Ladder.Select(recorded.Of)];
        List<Model> models = [.. ladder];
        if (options.Agree is { } agree && !options.Ladder.Contains(agree, StringComparer.Ordinal))
        {
            models.Add(recorded.Of(agree));
        }

        return new SufficePolicy
        {
            Version = "replay",
            PriceVersion = catalog.PriceVersion,
            Providers = Providers([]),
            Models = models.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal),
            Tasks = [],
            Default = Replayed(new TaskPolicy { Name = TaskPolicy.DefaultName, Ladder = ladder, Gate = MakeGate(models), Confidence = options.Calibrated }),
        };
    }

    private SufficePolicy Over(SufficePolicy given)
    {
        Model Move(Model model) => Moved(model, given.Providers[model.Provider]);
        Model Named(string name) => given.Models.TryGetValue(name, out Model? known) ? Move(known) : recorded.Of(name);
        Dictionary<string, Model> models = given.Models.ToDictionary(m => m.Key, m => Move(m.Value), StringComparer.Ordinal);
        ImmutableArray<Model> ladder = [.. options.Ladder.Select(Named)];
        List<Model> added = [.. ladder];
        if (options.Agree is { } agree)
        {
            added.Add(Named(agree));
        }

        added.ForEach(m => models.TryAdd(m.Name, m));
        ImmutableArray<GateCheck> second = Agreement([.. models.Values]);
        TaskPolicy OverRecordings(TaskPolicy task) => Replayed(task with
        {
            Ladder = ladder.IsEmpty ? [.. task.Ladder.Select(Move)] : ladder,
            Gate = task.Gate.AddRange(second),
            Baseline = null,
            StoreContent = false,
        });

        return given with
        {
            Providers = Providers(given.Providers.Values),
            Models = models.ToFrozenDictionary(StringComparer.Ordinal),
            Tasks = [.. given.Tasks.Select(OverRecordings)],
            Default = given.Default is { } fallback ? OverRecordings(fallback) : null,
        };
    }

    // A replay waits for nothing and is bounded by its items, so the limits of live traffic would only distort it.
    private static TaskPolicy Replayed(TaskPolicy task) => task with
    {
        OnExhausted = ExhaustedAction.Serve,
        MaxAttempts = Math.Max(task.MaxAttempts, 4 * task.Ladder.Length),
        Deadline = TimeSpan.FromMinutes(10),
        HedgeAfter = null,
    };

    private FrozenDictionary<string, ProviderDefinition> Providers(IEnumerable<ProviderDefinition> given) =>
        given.Select(Recorded).Append(provider).DistinctBy(p => p.Name, StringComparer.Ordinal).ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);

    // What a contract takes off and a region adds stays in the bill; providers without either are one.
    private ProviderDefinition Recorded(ProviderDefinition given) => given is { PriceFactor: 1, BillingRegion: null }
        ? provider
        : provider with { Name = $"{ProviderName} of {given.Name}", PriceFactor = given.PriceFactor, BillingRegion = given.BillingRegion };

    // A policy's model may be priced under its own name or under the id that the recording knows.
    private Model Moved(Model model, ProviderDefinition given) => model with
    {
        Provider = Recorded(given).Name,
        Peers = [],
        Prices = recorded.OwnPrices(model.Name) ?? recorded.OwnPrices(model.Id) ?? model.Prices,
    };

    private ImmutableArray<GateCheck> MakeGate(List<Model> models) =>
    [
        .. options.Structural ? StructuralGate.Checks : [],
        .. options.Calibrated is { } confidence ? [new GateCheck(new ConfidenceCheck(confidence, time), FailurePlan.Escalate)] : Agreement(models),
    ];

    private ImmutableArray<GateCheck> Agreement(List<Model> models)
    {
        CheckSetting setting = new("replay", _ => throw new CheckOptionsException(string.Empty, "a replay reads no files", "use --policy"), name => models.Exists(m => m.Name == name));

        return options.Agree is { } agree
            ? [new GateCheck(AgreementCheck.Definition.Create(new AgreementOptions { With = agree }, setting))]
            : [];
    }
}
