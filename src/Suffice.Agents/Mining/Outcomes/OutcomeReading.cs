using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Suffice.Agents.Tickets;

namespace Suffice.Agents.Mining.Outcomes;

/// <summary>The outcome of each ticket.</summary>
/// <param name="Path">Its path.</param>
/// <param name="IsGuessed">True when the path was guessed.</param>
/// <param name="Words">Each ticket's; <see langword="null"/> for one without.</param>
internal sealed record OutcomeReading(string Path, bool IsGuessed, string?[] Words)
{
    // The most kinds that a thing has which people call an outcome.
    private const int MostKinds = 200;
    private const int MostCandidates = 8;

    private static readonly string[] Names = ["outcome", "status", "resolution", "result", "disposition", "satisfaction", "csat", "rating", "label", "reference"];

    /// <summary>Reads it.</summary>
    /// <param name="tickets">The tickets.</param>
    /// <param name="path">Its path; <see langword="null"/> to guess.</param>
    /// <returns>The outcomes.</returns>
    /// <exception cref="MiningException">It is not there, or cannot be guessed; the message names what there is.</exception>
    public static OutcomeReading Read(IReadOnlyList<Ticket> tickets, string? path)
    {
        if (path is not null)
        {
            string?[] words = WordsOf(tickets, path);
            return words.Any(word => word is not null) ? new OutcomeReading(path, false, words)
                : throw new MiningException($"no ticket has a value at '{path}'; {Candidates(tickets)}");
        }

        foreach (string name in Names)
        {
            string?[] words = WordsOf(tickets, name);
            if (words.Count(word => word is not null) * 2 > tickets.Count && words.Distinct(StringComparer.Ordinal).Count(word => word is not null) is > 1 and <= MostKinds)
            {
                return new OutcomeReading(name, true, words);
            }
        }

        throw new MiningException($"no field looks like an outcome ({string.Join(", ", Names)}): name one with --outcome; {Candidates(tickets)}");
    }

    /// <summary>Whether a path is known with the outcome only: the outcome itself, and whatever stands in the same object.</summary>
    /// <param name="path">The path.</param>
    /// <returns>True when it may not be looked at.</returns>
    public bool IsKnownWithIt(string path)
    {
        int dot = Path.LastIndexOf('.');
        return path == Path || (dot > 0 && path.StartsWith(Path[..(dot + 1)], StringComparison.Ordinal)) || path.StartsWith(Path + ".", StringComparison.Ordinal);
    }

    private static string?[] WordsOf(IReadOnlyList<Ticket> tickets, string path) => [.. tickets.Select(ticket => FieldPath.Word(ticket, path))];

    private static string Candidates(IReadOnlyList<Ticket> tickets)
    {
        SortedSet<string> paths = new(StringComparer.Ordinal);
        foreach (Ticket ticket in tickets.Take(100))
        {
            paths.UnionWith(ticket.Fields.SelectMany(field => PathsOf(field.Key, field.Value, 1)));
        }

        ImmutableArray<string> told =
        [
            .. paths.Select(path => (Path: path, Kinds: WordsOf(tickets, path).Where(word => word is not null).Distinct(StringComparer.Ordinal).Count()))
                .Where(path => path.Kinds is > 1 and <= MostKinds)
                .Take(MostCandidates)
                .Select(path => string.Create(CultureInfo.InvariantCulture, $"{path.Path} ({path.Kinds} values)")),
        ];

        return told.IsEmpty ? "the tickets have no field of few values" : $"fields of few values are {string.Join(", ", told)}";
    }

    private static IEnumerable<string> PathsOf(string path, JsonElement value, int depth) => value.ValueKind == JsonValueKind.Object && depth < 3
        ? value.EnumerateObject().SelectMany(inner => PathsOf($"{path}.{inner.Name}", inner.Value, depth + 1))
        : [path];
}
