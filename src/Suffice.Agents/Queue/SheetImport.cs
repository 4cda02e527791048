using System.Collections.Immutable;

namespace Suffice.Agents.Queue;

/// <summary>Takes in what was judged in a table: each rating once, however often the table is taken in.</summary>
/// <param name="queue">The queue.</param>
public sealed class SheetImport(ReviewQueue queue)
{
    /// <summary>Takes it in. Where the machine says the same, its verdict stands; where it does not, the person has still to say which of them does.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="who">The person.</param>
    /// <param name="corrects">True when the person's verdict stands wherever the machine says otherwise.</param>
    /// <returns>What was taken in.</returns>
    /// <exception cref="QueueException">A row says what cannot be said: then none of them is taken in.</exception>
    public ImportedSheet Run(IReadOnlyList<SheetRow> rows, string who, bool corrects)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (SheetRow row in rows)
        {
            try
            {
                queue.Check(row.Item, row.Rating);
            }
            catch (QueueException wrong)
            {
                throw new QueueException(wrong.Kind, $"{row.Place}: {wrong.Message}");
            }
        }

        int rated = 0, earlier = 0;
        List<string> apart = [];
        List<string> refused = [];
        foreach (SheetRow row in rows)
        {
            try
            {
                bool isKnown = queue.HasRated(row.Item, who);
                RatingKept? kept = isKnown ? queue.Undecided(row.Item, who) : queue.Rate(row.Item, who, row.Rating);
                (rated, earlier) = isKnown ? (rated, earlier + 1) : (rated + 1, earlier);

                // A process that was killed may have kept the rating and not what follows from it; or --correct was not said then.
                if (kept is { Agrees: true })
                {
                    queue.Accept(row.Item, who);
                }
                else if (kept is not null && corrects)
                {
                    queue.Correct(row.Item, who);
                }
                else if (kept is not null)
                {
                    apart.Add(kept.Id);
                }
            }
            catch (QueueException wrong) when (wrong.Kind == QueueMistake.NotNow)
            {
                refused.Add($"{row.Place}: {wrong.Message}");
            }
        }

        return new ImportedSheet(rated, earlier, [.. apart], [.. refused]);
    }
}

/// <summary>What came of a table.</summary>
/// <param name="Rated">Ratings that were kept now.</param>
/// <param name="Earlier">Rows that this person had rated before; nothing of them was changed.</param>
/// <param name="Apart">Items where the machine says otherwise, and the person has still to say which stands.</param>
/// <param name="Refused">Rows of items that are decided, or with another person.</param>
public sealed record ImportedSheet(int Rated, int Earlier, ImmutableArray<string> Apart, ImmutableArray<string> Refused);
