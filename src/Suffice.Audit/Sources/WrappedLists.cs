using System.Collections.Frozen;

namespace Suffice.Audit.Sources;

/// <summary>The names under which other tools' exports and APIs keep their list of rows, where it stands inside an object.</summary>
internal static class WrappedLists
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal, "data", "runs", "observations", "logs", "rows", "records", "Records", "calls", "items", "value");

    /// <summary>Whether a list of this name holds rows.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The answer.</returns>
    public static bool Holds(string name) => Names.Contains(name);
}
