using System.Collections.Immutable;
using Suffice.Ledger;
using Suffice.Ledger.Policies;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Policy.Reloading;
using Suffice.Yaml;

namespace Suffice.Dashboard.Policies;

/// <summary>Reads the policy in force and those before it.</summary>
/// <param name="inForce">What was loaded of the policy in force.</param>
/// <param name="lastReload">What came of the latest change; <see langword="null"/> outside a running gateway.</param>
/// <param name="time">The clock.</param>
public sealed class PoliciesReading(Func<PolicyLoadResult> inForce, Func<PolicyReload>? lastReload, TimeProvider time)
{
    /// <summary>Reads the one in force.</summary>
    /// <param name="filter">What of it.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="LedgerException">The ledger is not one this program reads.</exception>
    public PolicyFigures Read(PolicyFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        PolicyLoadResult loaded = inForce();
        SufficePolicy policy = loaded.Policy!;
        ValueOrigin[] values = [.. PolicyValues.Of(loaded).Where(value => IsWanted(value, filter))];
        int pages = Math.Max(1, (int)(((long)values.Length + filter.Most - 1) / filter.Most));
        int page = Math.Clamp(filter.Page, 1, pages);

        return new PolicyFigures
        {
            Version = policy.Version,
            PriceVersion = policy.PriceVersion,
            Files = policy.Files,
            LastReload = lastReload?.Invoke(),
            Find = filter.Find,
            StatedOnly = filter.StatedOnly,
            Count = values.Length,
            Page = page,
            Pages = pages,
            Values = [.. values.Skip((page - 1) * filter.Most).Take(filter.Most)],
            History = HistoryOf(policy),
        };
    }

    /// <summary>Reads one that was in force, beside another.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="against">The other's; <see langword="null"/> for the one in force before it.</param>
    /// <returns>The policy; <see langword="null"/> when one of both is not known.</returns>
    /// <exception cref="LedgerException">The ledger is not one this program reads.</exception>
    public PolicyVersionFigures? Read(string version, string? against = null)
    {
        PolicyLoadResult loaded = inForce();
        ImmutableArray<PolicyNote> history = HistoryOf(loaded.Policy!);
        KeptPolicy? asked = Find(version, loaded);
        string? other = against ?? Before(version, history);
        KeptPolicy? beside = other is null ? null : Find(other, loaded);
        if (asked is null || (against is not null && beside is null))
        {
            return null;
        }

        return new PolicyVersionFigures
        {
            Policy = asked.Note,
            IsInForce = version == loaded.Policy!.Version,
            Against = beside?.Note,
            Changes = beside is null ? [] : PolicyDiff.Of(beside.Values, asked.Values),
            Values = asked.Values,
            History = history,
        };
    }

    private static bool IsWanted(ValueOrigin value, PolicyFilter filter) =>
        (!filter.StatedOnly || value.Origin is not (ValueOrigin.Default or ValueOrigin.Catalogue))
        && (filter.Find is not { Length: > 0 } find || new[] { value.Path, value.Value, value.Origin }.Any(text => text.Contains(find, StringComparison.OrdinalIgnoreCase)));

    private static string? Before(string version, ImmutableArray<PolicyNote> history) =>
        history.SkipWhile(note => note.Version != version).Skip(1).FirstOrDefault(note => note.Version != version)?.Version
        ?? (history.All(note => note.Version != version) ? history.FirstOrDefault()?.Version : null);

    private static ImmutableArray<PolicyNote> HistoryOf(SufficePolicy policy) =>
        File.Exists(policy.Ledger.Path) ? new LedgerReader(policy.Ledger.Path).ReadPolicies() : [];

    // What is in force is known as it is, also where no ledger has kept it yet.
    private KeptPolicy? Find(string version, PolicyLoadResult loaded)
    {
        SufficePolicy policy = loaded.Policy!;
        KeptPolicy? kept = version.Length > 0 && File.Exists(policy.Ledger.Path) ? new LedgerReader(policy.Ledger.Path).ReadPolicy(version) : null;

        return kept ?? (version == policy.Version
            ? new KeptPolicy(new PolicyNote(lastReload?.Invoke().At ?? time.GetUtcNow(), policy.Version, policy.PriceVersion, null), PolicyValues.Of(loaded))
            : null);
    }
}
