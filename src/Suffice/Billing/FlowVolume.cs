using Suffice.Billing.Amounts;

namespace Suffice.Billing;

/// <summary>How many runs there are in a time.</summary>
/// <param name="Runs">How many.</param>
/// <param name="Per">In which time.</param>
/// <param name="PerMonth">How many that is in a month of thirty days.</param>
public sealed record FlowVolume(HowOften Runs, VolumePeriod Per, HowOften PerMonth);

/// <summary>The times that a volume is stated for.</summary>
public enum VolumePeriod
{
    /// <summary>A month.</summary>
    Month,

    /// <summary>A day; a month is thirty.</summary>
    Day,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>Twelve months.</summary>
    Year,
}
