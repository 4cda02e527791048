using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Suffice.Policy.Sources;
using Suffice.Yaml;

namespace Suffice.Policy;

/// <summary>What came of loading a policy: the policy, or everything that is wrong with it.</summary>
public sealed record PolicyLoadResult
{
    /// <summary>The policy; <see langword="null"/> when there is any error.</summary>
    public SufficePolicy? Policy { get; init; }

    /// <summary>Every mistake found, by file and line.</summary>
    public ImmutableArray<YamlError> Errors { get; init; } = [];

    /// <summary>What the author will want to know of a policy that is valid all the same.</summary>
    public ImmutableArray<YamlNotice> Notices { get; init; } = [];

    /// <summary>Every effective value and where it comes from, in the order of the file.</summary>
    public ImmutableArray<ValueOrigin> Origins { get; init; } = [];

    /// <summary>True when there is a policy.</summary>
    [MemberNotNullWhen(true, nameof(Policy))]
    public bool IsValid => Policy is not null;

    /// <summary>The files it was made of.</summary>
    internal PolicySources Sources { get; init; } = new();
}
