using System.Collections.Immutable;
using System.Text.Json;

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

        foreach (var (key, value) in Items)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }
}
