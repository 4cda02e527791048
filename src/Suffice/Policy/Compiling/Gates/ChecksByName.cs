using System.Collections.Frozen;
using Suffice.Checks;

namespace Suffice.Policy.Compiling.Gates;

/// <summary>Finds the kind of check that a gate names; the list of them is the loader's.</summary>
internal sealed class ChecksByName
{
    /// <summary>The word that stands for the usual set.</summary>
    public const string Structural = "structural";

    private readonly FrozenDictionary<string, CheckDefinition> kinds;

    /// <exception cref="ArgumentException">Two kinds share a name.</exception>
    public ChecksByName(IReadOnlyList<CheckDefinition> checks, IReadOnlyList<CheckDefinition> structuralGate)
    {
        All = checks;
        StructuralGate = structuralGate;
        kinds = checks.ToDictionary(check => check.Name, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyList<CheckDefinition> All { get; }

    public IReadOnlyList<CheckDefinition> StructuralGate { get; }

    /// <summary>Every word that may stand in a gate.</summary>
    public IReadOnlyList<string> Words => [.. All.Select(check => check.Name), Structural];

    public CheckDefinition? Find(string name) => kinds.GetValueOrDefault(name);
}
