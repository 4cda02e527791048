using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Agents.Tickets;

/// <summary>A row of a source: names and values, of which the parts of a ticket are taken and the rest are its fields.</summary>
internal sealed class TicketRow
{
    private readonly ImmutableSortedDictionary<string, JsonElement>.Builder left = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>Makes a row of an object.</summary>
    /// <param name="row">The object; it must own its memory.</param>
    public TicketRow(JsonElement row)
    {
        foreach (JsonProperty property in row.EnumerateObject())
        {
            left[property.Name] = property.Value;
        }
    }

    /// <summary>What was not taken.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Fields => left.ToImmutable();

    /// <summary>Takes the first value that is told by one of the names and says something.</summary>
    /// <typeparam name="T">What it is read as.</typeparam>
    /// <param name="given">The one name that the user gave; <see langword="null"/> to guess.</param>
    /// <param name="guesses">The names to guess by.</param>
    /// <param name="read">Reads it; <see langword="null"/> for what is no such thing.</param>
    /// <returns>What it says; <see langword="null"/> when there is none.</returns>
    /// <exception cref="InvalidDataException">The user's name is not there.</exception>
    public T? Take<T>(string? given, ImmutableArray<string> guesses, Func<JsonElement, T?> read)
        where T : class
    {
        if (given is not null)
        {
            return TakeGiven(given, read);
        }

        foreach (string guess in guesses)
        {
            foreach ((string name, JsonElement value) in left)
            {
                if (TicketNames.Plain(name) == guess && read(value) is { } said)
                {
                    left.Remove(name);
                    return said;
                }
            }
        }

        return null;
    }

    /// <summary>Takes out what models answered when the row was asked of them: it is no part of the ticket, and would tell its outcome.</summary>
    /// <returns>True when there was something.</returns>
    public bool DropRecordedAnswers()
    {
        bool isRecorded = left.TryGetValue("outputs", out JsonElement outputs)
            && outputs.ValueKind == JsonValueKind.Object
            && outputs.EnumerateObject().All(output => output.Value.ValueKind == JsonValueKind.Object
                && (output.Value.TryGetProperty("text", out _) || output.Value.TryGetProperty("prediction", out _)));

        return isRecorded && left.Remove("outputs") && outputs.EnumerateObject().Any();
    }

    private T? TakeGiven<T>(string given, Func<JsonElement, T?> read)
        where T : class
    {
        if (left.TryGetValue(given, out JsonElement whole))
        {
            T? said = read(whole);
            left.Remove(given);
            return said;
        }

        int dot = given.IndexOf('.', StringComparison.Ordinal);
        JsonElement? inner = dot > 0 && left.TryGetValue(given[..dot], out JsonElement outer) ? FieldPath.Below(outer, given[(dot + 1)..]) : null;
        return inner is { } found ? read(found) : throw new InvalidDataException($"there is no '{given}'; the row has {string.Join(", ", left.Keys)}");
    }
}
