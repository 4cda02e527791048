using System.Globalization;
using Suffice.Agents.Observing;

namespace Suffice.Agents.Tests.Observing;

/// <summary>Observations that tests speak of.</summary>
internal static class Noted
{
    public const string Key = "v1:triage|missing_detail|order_id|";

    public static DateTimeOffset Now { get; } = Time("2026-11-04T12:00:00Z");

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Quality control says that triage did not ask for the order's number.</summary>
    public static Observation Of(string ticket, double daysAgo, string? trace = null, string by = "qc") => At(ticket, Now.AddDays(-daysAgo), trace, by);

    public static Observation At(string ticket, DateTimeOffset at, string? trace = null, string by = "qc")
    {
        Observation said = new(by, "triage", "missing_detail") { Field = "order_id", Ticket = ticket, Trace = trace ?? $"tr-{ticket}", At = at };

        return said with { Id = ObservationRules.IdOf(said) };
    }

    public static Pattern? Count(IEnumerable<Observation> observations, PatternDecision? decision = null, IWorkload? workload = null, DateTimeOffset? now = null) => PatternCounting
        .Count(observations, decision is null ? new Dictionary<string, PatternDecision>() : new Dictionary<string, PatternDecision> { [decision.Key] = decision }, workload ?? new UnknownWorkload(), now ?? Now)
        .SingleOrDefault(pattern => pattern.Key == Key);
}
