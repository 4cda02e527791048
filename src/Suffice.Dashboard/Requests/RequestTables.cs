using System.Collections.Immutable;
using Suffice.Checks;
using Suffice.Dashboard.Tables;
using Suffice.Ledger;

namespace Suffice.Dashboard.Requests;

/// <summary>The tables of a request's page.</summary>
public static class RequestTables
{
    /// <summary>Makes them.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The tables: attempts, checks.</returns>
    public static IEnumerable<PageTable> Of(RequestFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return [Attempts(figures.Request), Checks(figures.Request)];
    }

    /// <summary>Each call to a model.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The table.</returns>
    internal static PageTable Attempts(RequestEntry request) => new(
        "attempts",
        "Calls to models",
        [
            new PageColumn("number", "Nr", CellKind.Count),
            new PageColumn("model", "Model"),
            new PageColumn("provider", "Provider"),
            new PageColumn("purpose", "What for"),
            new PageColumn("outcome", "Outcome", CellKind.State),
            new PageColumn("at", "Sent", CellKind.Time),
            new PageColumn("latency", "Took", CellKind.Duration),
            new PageColumn("first_token", "First content", CellKind.Duration),
            new PageColumn("prompt_tokens", "Prompt tokens", CellKind.Count),
            new PageColumn("cached_tokens", "Of these cached", CellKind.Count),
            new PageColumn("answer_tokens", "Answer tokens", CellKind.Count),
            new PageColumn("cost_usd", "Cost", CellKind.Usd),
            new PageColumn("price", "Price row", CellKind.Code),
        ],
        [
            .. request.Attempts.Select(attempt => ImmutableArray.Create(
                Cell.Count(attempt.Number + 1),
                Cell.Text(attempt.Model, $"/models/{Uri.EscapeDataString(attempt.Model)}"),
                Cell.Text(attempt.Provider),
                Cell.Text(RequestWords.Of(attempt.Purpose)),
                RequestWords.Of(attempt.Outcome),
                Cell.Time(attempt.At),
                Cell.Duration(attempt.Latency),
                Cell.Duration(attempt.FirstToken),
                Cell.Count(attempt.Usage.Prompt),
                Cell.Count(attempt.Usage.CacheRead),
                Cell.Count(attempt.Usage.Completion),
                Cell.Usd(attempt.Cost.Usd, note: attempt.Cost.WhyUnknown),
                Cell.Text(attempt.Cost.PriceRow))),
        ])
    {
        IsOrdered = true,
        Empty = "No model was called.",
    };

    /// <summary>What each check of each answer found.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The table.</returns>
    internal static PageTable Checks(RequestEntry request) => new(
        "checks",
        "What the checks found",
        [
            new PageColumn("number", "Call", CellKind.Count),
            new PageColumn("model", "Model"),
            new PageColumn("check", "Check", CellKind.Code),
            new PageColumn("found", "Found", CellKind.State),
            new PageColumn("score", "Score", CellKind.Number) { Hint = "The number that it rests on, such as a calibrated confidence" },
            new PageColumn("detail", "In words"),
        ],
        [.. request.Attempts.SelectMany(attempt => attempt.Checks.Select(check => RowOf(attempt, check)))])
    {
        IsOrdered = true,
        Empty = "No check was made: the task has no gate, or no answer came.",
    };

    private static ImmutableArray<Cell> RowOf(AttemptEntry attempt, CheckOutcome check) =>
    [
        Cell.Count(attempt.Number + 1),
        Cell.Text(attempt.Model),
        Cell.Text(check.Check),
        RequestWords.Of(check.Kind),
        Cell.Number(check.Score),
        Cell.Text(check.Detail),
    ];
}
