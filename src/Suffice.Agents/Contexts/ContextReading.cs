using System.Collections.Immutable;
using Suffice.Yaml;

namespace Suffice.Agents.Contexts;

/// <summary>A context file as read, with what is wrong in it.</summary>
/// <param name="File">The file; what is wrong is left out.</param>
/// <param name="Problems">What is wrong, with the place and what would be right; empty when nothing is.</param>
public sealed record ContextReading(ContextFile File, ImmutableArray<YamlError> Problems);
