using System.Collections.Immutable;

namespace Suffice.Schemas;

/// <summary>Whether a value keeps to its schema, and where it does not.</summary>
/// <param name="Violations">What is broken, in the order found; empty when the value is valid.</param>
public sealed record SchemaVerdict(ImmutableArray<SchemaViolation> Violations)
{
    /// <summary>The verdict on a valid value.</summary>
    public static SchemaVerdict Valid { get; } = new([]);

    /// <summary>True when nothing is broken.</summary>
    public bool IsValid => Violations.IsEmpty;
}
