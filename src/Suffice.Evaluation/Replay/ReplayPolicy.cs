using System.Collections.Frozen;
using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Checks;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Evaluation.Replay;

/// <summary>Makes the policy of a replay: every model is answered from the recordings.</summary>
internal sealed class ReplayPolicy(ReplayOptions options, ModelCatalog catalog)
{
    private const string ProviderName = "recordings";

    private readonly ProviderDefinition provider = new()
    {
        Name = ProviderName,
        Protocol = "replay",
        Recordings = [.. options.Recordings],
    };

    /// <summary>Makes it.</summary>
    /// <returns>A policy of one default task, or the given policy over the recordings.</returns>
    public SufficePolicy Make() => options.Policy is { } given ? Over(given) : OfOneTask();

    private SufficePolicy OfOneTask()
    {
        ImmutableArray<Model> ladder = [.. options.Ladder.Select(Recorded)];
        List<Model> models = [.. ladder];
        if (options.Agree is { } agree && !options.Ladder.Contains(agree, StringComparer.Ordinal))
        {
            models.Add(Recorded(agree));
        }

        return new SufficePolicy
        {
            Version = "replay",
            PriceVersion = catalog.PriceVersion,
            Providers = Providers(),
            Models = models.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal),
            Tasks = [],
            Default = Replayed(new TaskPolicy { Name = TaskPolicy.DefaultName, Ladder = ladder, Gate = MakeGate(models) }),
        };
    }

    private SufficePolicy Over(SufficePolicy given)
    {
        var models = given.Models.ToFrozenDictionary(m => m.Key, m => m.Value with { Provider = ProviderName }, StringComparer.Ordinal);
        ImmutableArray<Model> ladder = [.. options.Ladder.Select(name =>
            given.Models.TryGetValue(name, out Model? known) ? known with { Provider = ProviderName } : Recorded(name))];

        TaskPolicy Move(TaskPolicy task) => Replayed(task with
        {
            Ladder = ladder.IsEmpty ? [.. task.Ladder.Select(m => m with { Provider = ProviderName })] : ladder,
            Baseline = null,
            StoreContent = false,
        });

        return given with
        {
            Providers = Providers(),
            Models = ladder.Aggregate(models.ToDictionary(StringComparer.Ordinal), (all, m) =>
            {
                all.TryAdd(m.Name, m);
                return all;
            }).ToFrozenDictionary(StringComparer.Ordinal),
            Tasks = [.. given.Tasks.Select(Move)],
            Default = given.Default is { } fallback ? Move(fallback) : null,
        };
    }

    // A replay waits for nothing and is bounded by its items, so the limits of live traffic would only distort it.
    private static TaskPolicy Replayed(TaskPolicy task) => task with
    {
        OnExhausted = ExhaustedAction.Serve,
        MaxAttempts = Math.Max(task.MaxAttempts, 4 * task.Ladder.Length),
        Deadline = TimeSpan.FromMinutes(10),
    };

    private FrozenDictionary<string, ProviderDefinition> Providers() =>
        new Dictionary<string, ProviderDefinition>(StringComparer.Ordinal) { [ProviderName] = provider }
            .ToFrozenDictionary(StringComparer.Ordinal);

    private Model Recorded(string name)
    {
        Model? known = catalog.Find(name);
        ImmutableArray<Price> prices = options.Prices.TryGetValue(name, out TokenPrices? own)
            ? [new Price { Tokens = own }]
            : known?.Prices ?? [];

        // A recording holds answers to calls that were made: what the model could take is settled.
        return new Model { Name = name, Id = name, Provider = ProviderName, Family = known?.Family, Prices = prices };
    }

    private ImmutableArray<GateCheck> MakeGate(List<Model> models)
    {
        CheckSetting setting = new("replay", _ => throw new CheckOptionsException(string.Empty, "a replay reads no files", "use --policy"), name => models.Exists(m => m.Name == name));
        var gate = ImmutableArray.CreateBuilder<GateCheck>();
        if (options.Structural)
        {
            gate.AddRange(StructuralGate.Checks);
        }

        if (options.Agree is { } agree)
        {
            gate.Add(new GateCheck(AgreementCheck.Definition.Create(new AgreementOptions { With = agree }, setting)));
        }

        return gate.ToImmutable();
    }
}
