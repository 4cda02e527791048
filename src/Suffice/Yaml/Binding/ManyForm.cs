using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Values = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.KeyValuePair<string, object?>>;

namespace Suffice.Yaml.Binding;

/// <summary>A type that holds many values: a list, or a map by name.</summary>
/// <param name="Item">The type of one of them.</param>
/// <param name="IsMap">True when each has a name.</param>
/// <param name="Build">Makes one of the values read, in their order.</param>
internal sealed record ManyForm(Type Item, bool IsMap, Func<Values, object> Build)
{
    /// <summary>The form of a type; <see langword="null"/> when it does not hold many values.</summary>
    public static ManyForm? Of(Type declared)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsArray)
        {
            return Generic(nameof(Array), type.GetElementType()!, isMap: false);
        }

        if (!type.IsGenericType)
        {
            return null;
        }

        Type open = type.GetGenericTypeDefinition();
        Type item = type.GetGenericArguments()[^1];
        return open switch
        {
            _ when open == typeof(ImmutableArray<>) => Generic(nameof(Immutable), item, isMap: false),
            _ when open == typeof(IReadOnlyList<>) || open == typeof(IReadOnlyCollection<>) || open == typeof(IEnumerable<>) =>
                Generic(nameof(Array), item, isMap: false),
            _ when open == typeof(ImmutableDictionary<,>) => Generic(nameof(ImmutableMap), item, isMap: true),
            _ when open == typeof(FrozenDictionary<,>) => Generic(nameof(FrozenMap), item, isMap: true),
            _ when open == typeof(IReadOnlyDictionary<,>) => Generic(nameof(Map), item, isMap: true),
            _ => null,
        };
    }

    /// <summary>The values of a list or map, each with its index or name.</summary>
    public static IEnumerable<(string Name, object? Value)> ValuesOf(object many)
    {
        if (many.GetType().IsValueType && many.Equals(Activator.CreateInstance(many.GetType())))
        {
            yield break; // An immutable array that nobody filled.
        }

        int index = 0;
        foreach (object? value in (IEnumerable)many)
        {
            yield return value?.GetType() is { IsGenericType: true } pair && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
                ? ((string)pair.GetProperty("Key")!.GetValue(value)!, pair.GetProperty("Value")!.GetValue(value))
                : ($"{index}", value);
            index++;
        }
    }

    private static ManyForm Generic(string build, Type item, bool isMap)
    {
        MethodInfo method = typeof(ManyForm).GetMethod(build, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item);
        return new ManyForm(item, isMap, (Func<Values, object>)method.Invoke(null, null)!);
    }

    private static Func<Values, object> Array<T>() => values => values.Select(v => (T)v.Value!).ToArray();

    private static Func<Values, object> Immutable<T>() => values => values.Select(v => (T)v.Value!).ToImmutableArray();

    private static Func<Values, object> Map<T>() => values => new OrderedDictionary<string, T>(Pairs<T>(values), StringComparer.Ordinal);

    private static Func<Values, object> ImmutableMap<T>() => values => Pairs<T>(values).ToImmutableDictionary(StringComparer.Ordinal);

    private static Func<Values, object> FrozenMap<T>() => values => Pairs<T>(values).ToFrozenDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, T>> Pairs<T>(Values values) =>
        values.Select(v => KeyValuePair.Create(v.Key, (T)v.Value!));
}
