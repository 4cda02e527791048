using Suffice.Policy.Sources;
using Suffice.Yaml;
using Suffice.Yaml.Binding;


namespace Suffice.Policy.Compiling;

/// <summary>What the steps of one load share.</summary>
/// <param name="Findings">Takes what is found.</param>
/// <param name="Sources">Reads files.</param>
/// <param name="Binder">Reads records.</param>
/// <param name="Options">How it is loaded.</param>
/// <param name="Root">The policy's folder.</param>
/// <param name="Now">When it is loaded: prices and retirements are dated.</param>
/// <param name="Clock">Goes on after the load, for what expires.</param>
internal sealed record Compilation(
    YamlFindings Findings, PolicySources Sources, YamlBinder Binder, PolicyLoadOptions Options, string Root, DateTimeOffset Now, TimeProvider Clock);
