using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of spending as a whole.</summary>
internal sealed record BudgetEntry
{
    [Description("What a calendar month (UTC) is meant to cost at most, in US dollars. The home page and suffice show home tell when the pace leads beyond it; no call is stopped by it.")]
    [Range(typeof(decimal), "0", "1000000000", ParseLimitsInInvariantCulture = true, MinimumIsExclusive = true)]
    public required decimal Month { get; init; }
}
