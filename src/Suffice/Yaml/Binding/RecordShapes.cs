using System.Collections.Concurrent;

namespace Suffice.Yaml.Binding;

/// <summary>Remembers the forms of types, which do not change while the program runs and are slow to find.</summary>
internal sealed class RecordShapes
{
    private readonly ConcurrentDictionary<Type, RecordShape?> shapes = new();
    private readonly ConcurrentDictionary<Type, ScalarForm?> scalars = new();
    private readonly ConcurrentDictionary<Type, ManyForm?> many = new();

    /// <inheritdoc cref="ScalarForms.Of"/>
    public ScalarForm? ScalarOf(Type type) => scalars.GetOrAdd(type, ScalarForms.Of);

    /// <inheritdoc cref="ManyForm.Of"/>
    public ManyForm? ManyOf(Type type) => many.GetOrAdd(type, ManyForm.Of);

    /// <exception cref="ArgumentException">The type is no record that a policy can fill: an options record is wrongly made.</exception>
    public RecordShape Of(Type type) => shapes.GetOrAdd(type, RecordShape.Of)
        ?? throw new ArgumentException($"{type} is not a record of init properties with a constructor without parameters.", nameof(type));
}
