using Suffice.Ledger.Rollups;


namespace Suffice.Tests.Ledger.Rollups;

/// <summary>A roll-up as text, so that two are equal when their groups are.</summary>
internal static class RollupText
{
    public static string Of(Rollup rollup) => string.Join('\n', [
        .. rollup.Requests.Select(group => $"{group.Key} {Of(group.Value)}").Order(StringComparer.Ordinal),
        .. rollup.Attempts.Select(group => $"{group.Key} {Of(group.Value)}").Order(StringComparer.Ordinal),
        .. rollup.Reasons.Select(group => $"{group.Key} {group.Value}").Order(StringComparer.Ordinal),
        .. rollup.Fingerprints.Select(group => $"{group.Key} {group.Value}").Order(StringComparer.Ordinal),
    ]);

    private static string Of(RequestTally tally) => string.Join(' ', typeof(RequestTally).GetProperties().Select(field => field.GetValue(tally)));

    private static string Of(AttemptTally tally) => string.Join(' ', typeof(AttemptTally).GetProperties().Select(field => field.GetValue(tally)));
}
