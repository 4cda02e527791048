using Suffice.Policy;

namespace Suffice.Evaluation.Offline;

/// <summary>One policy for the whole of a run.</summary>
/// <param name="policy">The policy.</param>
public sealed class FixedPolicy(SufficePolicy policy) : IPolicySource
{
    /// <inheritdoc/>
    public SufficePolicy Current { get; } = policy;
}
