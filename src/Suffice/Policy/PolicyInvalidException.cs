using System.Collections.Immutable;
using Suffice.Yaml;

namespace Suffice.Policy;

/// <summary>A process was not started because its policy is not valid.</summary>
/// <param name="errors">Every mistake.</param>
public sealed class PolicyInvalidException(ImmutableArray<YamlError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>Every mistake.</summary>
    public ImmutableArray<YamlError> Errors { get; } = errors;
}
