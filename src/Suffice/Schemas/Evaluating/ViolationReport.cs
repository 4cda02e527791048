using System.Collections.Immutable;

namespace Suffice.Schemas.Evaluating;

/// <summary>The violations found so far, up to a maximum.</summary>
internal sealed class ViolationReport(int max)
{
    private readonly List<SchemaViolation> found = [];

    public bool IsFull => found.Count >= max;

    public IReadOnlyList<SchemaViolation> Found => found;

    public void Add(SchemaViolation violation)
    {
        if (!IsFull)
        {
            found.Add(violation);
        }
    }

    public ImmutableArray<SchemaViolation> ToImmutable() => [.. found];
}
