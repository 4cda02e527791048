using System.Text.Json;
using Suffice.Agents.Tickets;

namespace Suffice.Agents.Mining.Signs;

/// <summary>Finds what fields say: which are there, and the values of those of few kinds.</summary>
/// <param name="fewest">The fewest tickets on which a sign rests.</param>
/// <param name="isLeftOut">Whether a path may not be looked at: the outcome, and what is known with it only.</param>
internal sealed class FieldSigns(double fewest, Func<string, bool> isLeftOut)
{
    private const int Deepest = 3;
    private const int MostPaths = 200;
    private const int MostKinds = 40;

    /// <summary>Finds them.</summary>
    /// <param name="tickets">The tickets.</param>
    /// <returns>The signs, by path and value.</returns>
    public IEnumerable<SignRows> Find(IReadOnlyList<Ticket> tickets)
    {
        SortedDictionary<string, Column> columns = new(StringComparer.Ordinal);
        for (int i = 0; i < tickets.Count; i++)
        {
            foreach ((string name, JsonElement value) in tickets[i].Fields)
            {
                Add(columns, name, value, i, 1);
            }
        }

        return columns.SelectMany(column => SignsOf(column.Key, column.Value, tickets.Count));
    }

    private void Add(SortedDictionary<string, Column> columns, string path, JsonElement value, int row, int depth)
    {
        if (isLeftOut(path) || value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Object && depth < Deepest)
        {
            foreach (JsonProperty inner in value.EnumerateObject())
            {
                Add(columns, $"{path}.{inner.Name}", inner.Value, row, depth + 1);
            }

            return;
        }

        if (!columns.TryGetValue(path, out Column? column))
        {
            if (columns.Count >= MostPaths)
            {
                return;
            }

            columns.Add(path, column = new Column());
        }

        column.Add(FieldPath.WordOf(value), value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0, row);
    }

    private IEnumerable<SignRows> SignsOf(string path, Column column, int tickets)
    {
        if (column.Present.Count >= fewest && tickets - column.Present.Count >= fewest)
        {
            yield return new SignRows(new MinedSign(SignKind.FieldPresent, path), [.. column.Present]);
        }

        foreach ((string value, List<int> rows) in column.IsOfFewKinds(MostKinds, tickets) ? column.Values : [])
        {
            if (rows.Count >= fewest && tickets - rows.Count >= fewest)
            {
                yield return new SignRows(new MinedSign(SignKind.FieldValue, path, value), [.. rows]);
            }
        }
    }

    private sealed class Column
    {
        public List<int> Present { get; } = [];

        public SortedDictionary<string, List<int>> Values { get; } = new(StringComparer.Ordinal);

        public void Add(string? word, bool isEmpty, int row)
        {
            if (isEmpty)
            {
                return;
            }

            Present.Add(row);
            if (word is not null && Values.Count <= MostPaths)
            {
                if (!Values.TryGetValue(word, out List<int>? rows))
                {
                    Values.Add(word, rows = []);
                }

                rows.Add(row);
            }
        }

        public bool IsOfFewKinds(int most, int tickets) => Values.Count > 1 && Values.Count <= Math.Min(most, Math.Max(2, tickets / 10));
    }
}
