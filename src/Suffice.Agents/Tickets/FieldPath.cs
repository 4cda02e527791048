using System.Text.Json;

namespace Suffice.Agents.Tickets;

/// <summary>A value inside a ticket's fields, named by a path: <c>priority</c>, <c>reference.urgency</c>, <c>tags.0</c>.</summary>
/// <remarks>A name that has a dot itself is found too: at each step the longest name that is there is taken.</remarks>
public static class FieldPath
{
    /// <summary>Finds the value.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="path">The path.</param>
    /// <returns>The value; <see langword="null"/> when there is none, or it is JSON's null.</returns>
    public static JsonElement? Find(Ticket ticket, string path)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(path);
        foreach ((string name, string? below) in Splits(path))
        {
            if (ticket.Fields.TryGetValue(name, out JsonElement value))
            {
                return Below(value, below);
            }
        }

        return null;
    }

    /// <summary>Finds the value as a word: a text as it is, a number, true or false as written.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="path">The path.</param>
    /// <returns>The word without white space around it; <see langword="null"/> when there is none, it is blank, or it is a list or an object.</returns>
    public static string? Word(Ticket ticket, string path) => Find(ticket, path) is { } value ? WordOf(value) : null;

    /// <summary>Finds the value inside an object.</summary>
    internal static JsonElement? Below(JsonElement value, string? path)
    {
        if (path is null)
        {
            return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : value;
        }

        foreach ((string name, string? below) in Splits(path))
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out JsonElement inner))
            {
                return Below(inner, below);
            }

            if (value.ValueKind == JsonValueKind.Array && int.TryParse(name, out int index) && index >= 0 && index < value.GetArrayLength())
            {
                return Below(value[index], below);
            }
        }

        return null;
    }

    /// <summary>A value as a word.</summary>
    internal static string? WordOf(JsonElement value)
    {
        string? word = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };

        return string.IsNullOrEmpty(word) ? null : word;
    }

    private static IEnumerable<(string Name, string? Below)> Splits(string path)
    {
        yield return (path, null);
        for (int dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            yield return (path[..dot], path[(dot + 1)..]);
        }
    }
}
