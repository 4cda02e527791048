namespace Suffice.Tests.Policy;

/// <summary>A policy with one mistake, and what must be said of it.</summary>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Yaml">The policy.</param>
/// <param name="Place">Line, column and path, as <c>LINE:COLUMN PATH</c>.</param>
/// <param name="Wrong">What must be said to be wrong.</param>
/// <param name="Right">What must be said to be right; a part of it.</param>
public sealed record Mistake(string Kind, string Yaml, string Place, string Wrong, string Right)
{
    public override string ToString() => Kind;
}
