using System.Collections.Immutable;
using Suffice.Yaml;

namespace Suffice.Policy.Reloading;

/// <summary>What came of the latest look at a changed policy.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Version">The version in force since.</param>
/// <param name="Errors">Why the change was refused; empty when it is in force.</param>
public sealed record PolicyReload(DateTimeOffset At, string Version, ImmutableArray<YamlError> Errors)
{
    /// <summary>True when the files' content is in force.</summary>
    public bool IsInForce => Errors.IsEmpty;
}
