using Suffice.Spending;

namespace Suffice.Audit.Formats.Usage;

/// <summary>Tokens in exclusive buckets, and why their split is not certain.</summary>
/// <param name="Usage">The buckets.</param>
/// <param name="Doubt">One of <see cref="UsageDoubts"/>; <see langword="null"/> when the split is certain.</param>
internal readonly record struct SplitUsage(TokenUsage Usage, string? Doubt = null)
{
    /// <summary>True when something was counted.</summary>
    public bool IsTold => Usage.Basis != UsageBasis.None;

    /// <summary>This one, or another where this tells neither tokens nor a doubt.</summary>
    public SplitUsage Or(SplitUsage other) => IsTold || (Doubt is not null && !other.IsTold) ? this : other;
}
