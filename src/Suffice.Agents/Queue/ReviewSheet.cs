using System.Collections.Immutable;
using System.Globalization;
using nietras.SeparatedValues;
using Suffice.Agents.Verdicts;
using Suffice.Files;

namespace Suffice.Agents.Queue;

/// <summary>Tickets to judge as a table, and what was judged in it: for a team that works in a spreadsheet.</summary>
public static class ReviewSheet
{
    private const string Item = "item";
    private const string DecisionColumn = "decision";
    private const string Note = "note";
    private const string NotApplicable = "na";

    /// <summary>Writes a row a ticket, with empty columns for what a person says; the machine's verdict stands nowhere in it.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="tickets">The tickets.</param>
    public static void Write(TextWriter writer, IReadOnlyList<TicketToJudge> tickets)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(tickets);
        string[] asked = tickets.Count == 0 ? [] : [.. tickets[0].Criteria.Select(criterion => criterion.Id), .. tickets[0].Labels.Keys];
        Row(writer, [Item, "ticket", "text", DecisionColumn, .. asked, Note]);
        foreach (TicketToJudge ticket in tickets)
        {
            Row(writer, [ticket.Id, ticket.Ticket, ticket.Text, string.Empty, .. asked.Select(_ => string.Empty), string.Empty]);
        }
    }

    /// <summary>Reads what was judged; rows in which nothing is said are left out.</summary>
    /// <param name="path">The file, as shown.</param>
    /// <param name="text">What it says.</param>
    /// <returns>What a person says, by item.</returns>
    /// <exception cref="QueueException">It is no such table, or a row says what cannot be read.</exception>
    public static ImmutableArray<SheetRow> Read(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using SepReader reader = Sep.Auto.Reader(options => options with { Unescape = true, DisableColCountCheck = true }).FromText(text);
            ImmutableArray<string> columns = reader.HasHeader ? [.. reader.Header.ColNames.Select(name => name.Trim())] : [];
            if (!columns.Contains(Item) || !columns.Contains(DecisionColumn))
            {
                throw Wrong($"{path}:1: a column '{(columns.Contains(Item) ? DecisionColumn : Item)}' is missing; fill in the table that 'suffice review export' writes");
            }

            ImmutableArray<SheetRow>.Builder rows = ImmutableArray.CreateBuilder<SheetRow>();
            foreach (SepReader.Row row in reader)
            {
                string place = string.Create(CultureInfo.InvariantCulture, $"{path}:{row.LineNumberFrom}");
                string[] cells = new string[columns.Length];
                for (int i = 0; i < cells.Length; i++)
                {
                    cells[i] = i < row.ColCount ? row[i].ToString().Trim() : string.Empty;
                }

                if (RowOf(place, columns, cells) is { } said)
                {
                    rows.Add(said);
                }
            }

            return rows.ToImmutable();
        }
        catch (Exception broken) when (broken is InvalidDataException or FormatException or ArgumentException)
        {
            throw Wrong($"{path}: no table of comma-separated values: {broken.Message}");
        }
    }

    private static SheetRow? RowOf(string place, ImmutableArray<string> columns, string[] cells)
    {
        HumanRating rating = new() { Decision = DecisionOf(place, cells[columns.IndexOf(DecisionColumn)]) };
        for (int i = 0; i < cells.Length; i++)
        {
            string name = columns[i];
            if (cells[i].Length == 0 || name is Item or "ticket" or "text" or DecisionColumn)
            {
                continue;
            }

            rating = name == Note ? rating with { Note = cells[i] }
                : IsCriterion(name) ? rating with { Ratings = rating.Ratings.SetItem(name, RatingOf(place, name, cells[i])) }
                : rating with { Labels = rating.Labels.SetItem(name, cells[i]) };
        }

        string item = cells[columns.IndexOf(Item)];

        return rating.IsEmpty ? null
            : item.Length == 0 ? throw Wrong($"{place}: no item is named; leave that column as it was exported")
            : new SheetRow(place, item, rating);
    }

    private static bool IsCriterion(string name) => name.StartsWith("R-", StringComparison.Ordinal);

    private static int? RatingOf(string place, string criterion, string cell) =>
        cell.Equals(NotApplicable, StringComparison.OrdinalIgnoreCase) ? null
        : int.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out int rating) ? rating
        : throw Wrong($"{place}: {criterion}: \"{cell}\" is no rating; write a whole number, or {NotApplicable} where it does not apply");

    private static Decision? DecisionOf(string place, string cell) => cell.Length == 0 ? null
        : EnumWord.Read<Decision>(cell.ToLowerInvariant()) ?? throw Wrong($"{place}: decision: \"{cell}\" is none; write {string.Join(", ", EnumWord.All<Decision>())}");

    private static void Row(TextWriter writer, IEnumerable<string> cells) => writer.WriteLine(string.Join(',', cells.Select(Cell)));

    // A spreadsheet takes what begins so for a formula; a ticket's text is no one's to run.
    private static string Cell(string text)
    {
        string safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;

        return safe.AsSpan().IndexOfAny(",;\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static QueueException Wrong(string message) => new(QueueMistake.Invalid, message);
}

/// <summary>What a person says in one row.</summary>
/// <param name="Place">Where it stands, such as <c>sheet.csv:4</c>.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Rating">What is said.</param>
public sealed record SheetRow(string Place, string Item, HumanRating Rating);
