using System.Text.Json;

namespace Suffice.Schemas.Keywords;

/// <summary>The types that <c>type</c> names, as a set.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Fraction = 8,
    Number = Integer | Fraction,
    String = 16,
    Array = 32,
    Object = 64,
}

/// <summary>Which types a kind of value may have.</summary>
internal static class JsonTypesOfKind
{
    /// <summary>The types of a kind; a number may yet be an integer or not.</summary>
    public static JsonTypes Of(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => JsonTypes.Object,
        JsonValueKind.Array => JsonTypes.Array,
        JsonValueKind.String => JsonTypes.String,
        JsonValueKind.Number => JsonTypes.Number,
        JsonValueKind.True or JsonValueKind.False => JsonTypes.Boolean,
        JsonValueKind.Null => JsonTypes.Null,
        _ => JsonTypes.None,
    };
}
