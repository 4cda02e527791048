using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of comparing accepted answers with the last rung's.</summary>
internal sealed record ShadowEntry
{
    [Description("The share of accepted answers of lower rungs that is compared, such as 0.02.")]
    [Range(0.0, 1.0)]
    public required double Rate { get; init; }

    [Description("The most that may cost in US dollars a day (UTC), the worst case counted before each call.")]
    [Range(typeof(decimal), "0", "100000", ParseLimitsInInvariantCulture = true, MinimumIsExclusive = true)]
    public required decimal Budget { get; init; }
}
