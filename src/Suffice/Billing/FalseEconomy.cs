using System.Collections.Immutable;
using System.Globalization;
using Suffice.Billing.Amounts;

namespace Suffice.Billing;

/// <summary>Says where a flow saves less than it seems to, or nothing.</summary>
internal static class FalseEconomy
{
    /// <summary>Says it.</summary>
    /// <param name="bill">The bill.</param>
    /// <returns>The sentences, the gravest first.</returns>
    public static ImmutableArray<string> Of(FlowBill bill) =>
    [
        .. bill.PerRun.Saved is { High: < 0 } loss ? new[] { $"the flow costs more than before: {BillFigures.Usd(UsdRange.Between(-loss.Low, -loss.High))} per {bill.Run}" } : [],
        .. bill.Lines.Select(line => Losing(line, bill.Source)).OfType<string>(),
        .. bill.Lines.Select(line => Doubtful(line, bill.Source)).OfType<string>(),
        .. bill.Lines.Select(line => Slower(line, bill.Source)).OfType<string>(),
        .. bill.Lines.Where(line => line.WhyUnknown is not null).Select(line => $"{line.Step}: a price is unknown, so that the totals are ({line.WhyUnknown})"),
    ];

    private static string? Losing(FlowLine line, BillSource source) => line.Ladder is not { Verdict: LadderVerdict.Loses } ladder ? null
        : IsOneModel(ladder) ? $"{line.Step}: its model stays, and retries, gates and judges make it cost more than before"
        : $"{line.Step}: false economy: {Cheap(ladder)} costs more than {Large(ladder, source)} alone{Rates(ladder)}";

    private static string? Doubtful(FlowLine line, BillSource source) => line.Ladder is not { Verdict: LadderVerdict.Doubtful } ladder ? null
        : IsOneModel(ladder) ? $"{line.Step}: its model stays, and retries, gates and judges may make it cost more than before"
        : $"{line.Step}: {Cheap(ladder)} may cost more than {Large(ladder, source)} alone{Rates(ladder)}";

    private static string? Slower(FlowLine line, BillSource source) => line is { Ladder: { Verdict: not LadderVerdict.Loses } judged, Latency: { AddsLow: { } low, AddsHigh: { } high } } && high > TimeSpan.Zero && !IsOneModel(judged)
        ? string.Create(CultureInfo.InvariantCulture, $"{line.Step}: what it saves is paid in time: {(low > TimeSpan.Zero ? BillFigures.Time(low) : "up to " + BillFigures.Time(high))} more a call on average than {Large(judged, source)} alone")
        : null;

    /// <summary>Nothing is cheaper than the baseline where it is the baseline itself that is called.</summary>
    private static bool IsOneModel(LadderWorth ladder) => ladder is { BreakEven: null, Models: [var one] } && one == (ladder.Baseline ?? one);

    private static string Cheap(LadderWorth ladder) => ladder.Models.Length > 1 ? $"the ladder {string.Join(" > ", ladder.Models)}"
        : ladder.Models is [var one] ? one
        : "what is planned";

    private static string Large(LadderWorth ladder, BillSource source) => ladder.Baseline ?? (source == BillSource.Plan ? "what it was before" : "its baseline");

    private static string Rates(LadderWorth ladder) => ladder.BreakEven is not { } even ? string.Empty
        : even.High <= 0 ? "; no escalation rate is low enough to pay"
        : ladder.EscalationSeen is { } seen ? $": {BillFigures.Percent(seen)} of its calls went up [{BillFigures.Share(ladder.Escalation)}], and it pays below {BillFigures.Share(even)}"
        : $": {BillFigures.Share(ladder.Escalation)} of its calls go up, and it pays below {BillFigures.Share(even)}";
}
