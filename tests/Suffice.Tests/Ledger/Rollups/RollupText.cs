using Suffice.Ledger.Rollups;


namespace Suffice.Tests.Ledger.Rollups;

/// <summary>A roll-up as text, so that two are equal when their groups are.</summary>
internal static class RollupText
{
    public static string Of(Rollup rollup) => string.Join('\n', [
        .. rollup.Requests.Select(group => $"{group.Key} {Of(group.Value)}").Order(StringComparer.Ordinal),
        .. rollup.Attempts.Select(group => $"{group.Key} {Of(group.Value)}").Order(StringComparer.Ordinal),
        .. rollup.Reasons.Select(group => $"{group.Key} {group.Value}").Order(StringComparer.Ordinal),
        .. rollup.Costliest.SelectMany(list => list.Value.Requests.Select((request, place) => $"{list.Key} {place} {request}")).Order(StringComparer.Ordinal),
        .. rollup.Fingerprints.Select(group => $"{group.Key} {group.Value}").Order(StringComparer.Ordinal),
    ]);

    /// <summary>Lines as text; those of a grain are in their order.</summary>
    public static string Of(Dictionary<LineKey, LineTally> lines) => string.Join('\n', lines
        .Select(line => $"{line.Key} {line.Value.Served} {line.Value.ServedUnpassed} {line.Value.Refused} {line.Value.Person} {line.Value.Failed} {line.Value.Cancelled} {Of(line.Value.Sum)}")
        .Order(StringComparer.Ordinal));

    /// <summary>Attempts as text.</summary>
    public static string Of(Dictionary<AttemptKey, AttemptTally> attempts) =>
        string.Join('\n', attempts.Select(group => $"{group.Key} {Of(group.Value)}").Order(StringComparer.Ordinal));

    private static string Of(RequestTally tally) => string.Join(' ', typeof(RequestTally).GetProperties().Select(field => field.GetValue(tally)));

    private static string Of(AttemptTally tally) => string.Join(' ', typeof(AttemptTally).GetProperties().Select(field => field.GetValue(tally)));
}
