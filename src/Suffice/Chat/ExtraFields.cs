using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat;

/// <summary>Fields a reader did not know, in the order they came, so that nothing of a call is lost.</summary>
/// <param name="Items">Name and value of each field.</param>
public readonly record struct ExtraFields(ImmutableArray<KeyValuePair<string, JsonElement>> Items)
{
    /// <summary>No extra fields.</summary>
    public static ExtraFields None => new([]);

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => Items.IsDefaultOrEmpty;

    /// <summary>Finds a field.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value, or <see langword="null"/>.</returns>
    public JsonElement? Find(string name)
    {
        if (IsEmpty)
        {
            return null;
        }

        foreach ((string? key, JsonElement value) in Items)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The fields of an object.</summary>
    /// <param name="value">The object; anything else has none.</param>
    /// <returns>Its fields.</returns>
    internal static ExtraFields Of(JsonElement? value) => value is { ValueKind: JsonValueKind.Object } fields
        ? new([.. fields.EnumerateObject().Select(field => KeyValuePair.Create(CutText.NameOf(field), field.Value))])
        : None;

    /// <summary>One object of these fields.</summary>
    internal JsonElement ToJson()
    {
        ExtraFields fields = this;
        return JsonOutput.Element(json => FieldWriter.Begin(json, fields).End());
    }

    /// <summary>Those that say something.</summary>
    internal ExtraFields Saying() => IsEmpty ? None : new(Items.RemoveAll(field => !Says(field.Value)));

    /// <summary>All but one.</summary>
    internal ExtraFields Without(string name) => IsEmpty ? None : new(Items.RemoveAll(field => field.Key == name));

    /// <summary>All but those that say nothing and those that whoever writes them says itself.</summary>
    internal ExtraFields SayingBeside(params string[] names) =>
        IsEmpty ? None : new(Items.RemoveAll(field => !Says(field.Value) || Array.IndexOf(names, field.Key) >= 0));

    /// <summary>Writes the fields into an object that is being written.</summary>
    internal void WriteTo(Utf8JsonWriter json)
    {
        foreach ((string? name, JsonElement value) in Items.IsDefault ? [] : Items)
        {
            json.WritePropertyName(name);
            json.Raw(value);
        }
    }

    /// <summary>True when a value says something: not null, false, or an empty list or object.</summary>
    internal static bool Says(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined => false,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.GetPropertyCount() > 0,
        _ => true,
    };
}
