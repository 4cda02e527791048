using System.Text.Json;

namespace Suffice.Evidence.Story;

/// <summary>What <c>suffice audit</c> says of past calls.</summary>
/// <param name="Calls">How many.</param>
/// <param name="PaidUsd">What they cost.</param>
/// <param name="SmallUsd">What the small model alone would have taken for them.</param>
/// <param name="BreakEven">The share of calls going up from which a ladder no longer pays.</param>
internal sealed record AuditedPast(int Calls, decimal PaidUsd, decimal SmallUsd, double BreakEven)
{
    /// <summary>Reads a report of one task, compared with one model.</summary>
    /// <param name="report">The report.</param>
    /// <returns>What it says.</returns>
    public static AuditedPast Of(JsonElement report)
    {
        JsonElement task = report.GetProperty("tasks").EnumerateArray().Single();
        JsonElement ladder = task.GetProperty("ladders").EnumerateArray().Single();

        return new AuditedPast(
            task.GetProperty("calls").GetInt32(),
            task.GetProperty("paid_usd").GetDecimal(),
            ladder.GetProperty("first_rung_usd").GetDecimal(),
            ladder.GetProperty("break_even_escalation").GetDouble());
    }
}
