using System.Collections.Immutable;

namespace Suffice.Schemas.Evaluating;

/// <summary>The violations found so far, up to a maximum.</summary>
internal sealed class ViolationReport(int max)
{
    private readonly List<SchemaViolation> _found = [];

    public bool IsFull => _found.Count >= max;

    public IReadOnlyList<SchemaViolation> Found => _found;

    public void Add(SchemaViolation violation)
    {
        if (!IsFull)
        {
            _found.Add(violation);
        }
    }

    public ImmutableArray<SchemaViolation> ToImmutable() => [.. _found];
}
