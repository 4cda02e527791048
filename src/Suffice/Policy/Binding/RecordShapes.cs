using System.Collections.Concurrent;

namespace Suffice.Policy.Binding;

/// <summary>Remembers the shapes of records, which do not change while the program runs.</summary>
internal sealed class RecordShapes
{
    private readonly ConcurrentDictionary<Type, RecordShape?> shapes = new();

    /// <exception cref="ArgumentException">The type is no record that a policy can fill: an options record is wrongly made.</exception>
    public RecordShape Of(Type type) => shapes.GetOrAdd(type, RecordShape.Of)
        ?? throw new ArgumentException($"{type} is not a record of init properties with a constructor without parameters.", nameof(type));
}
