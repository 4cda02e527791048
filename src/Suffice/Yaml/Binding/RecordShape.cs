using System.Collections.Immutable;
using System.Reflection;

namespace Suffice.Yaml.Binding;

/// <summary>What a record can be told in a policy: its keys, which of them is set by a bare value, and its defaults.</summary>
internal sealed class RecordShape
{
    private readonly Type type;

    private RecordShape(Type type)
    {
        this.type = type;
        Keys =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
                .Select(property => new RecordKey(property)),
        ];
        Shorthand = Keys.SingleOrDefault(key => key.Shorthand is not null);
        Defaults = Create();
    }

    /// <summary>Its keys, in the order of the record.</summary>
    public ImmutableArray<RecordKey> Keys { get; }

    /// <summary>The key that a bare value sets.</summary>
    public RecordKey? Shorthand { get; }

    /// <summary>A record of which nothing was said.</summary>
    public object Defaults { get; }

    /// <summary>The keys a file may write.</summary>
    public IEnumerable<RecordKey> Written => Keys.Where(key => key.Shorthand is not { BareOnly: true } && key.NotYet is null);

    /// <summary>The shape of a type; <see langword="null"/> when it is no record of init properties.</summary>
    public static RecordShape? Of(Type type) =>
        type.IsClass && type != typeof(string) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null
            ? new RecordShape(type)
            : null;

    /// <summary>A record of which nothing was said yet; required members are the binder's to check.</summary>
    public object Create() => Activator.CreateInstance(type)!;

    public RecordKey? Find(string name) => Keys.FirstOrDefault(key => key.Name == name && key.Shorthand is not { BareOnly: true });
}
