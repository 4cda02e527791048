using System.Collections.Immutable;
using System.Globalization;
using Suffice.Catalog;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Providers.Peers;
using Suffice.Reports;

namespace Suffice.Dashboard.Models;

/// <summary>The tables of models.</summary>
public static class ModelTables
{
    private const string PerMillion = "USD per million tokens";

    private static readonly ImmutableArray<PageColumn> Columns =
    [
        new("model", "Model"),
        new("provider", "Provider"),
        new("tier", "Tier"),
        new("input", "Input", CellKind.Usd) { Hint = PerMillion },
        new("cache_read", "Cache read", CellKind.Usd) { Hint = PerMillion },
        new("output", "Output", CellKind.Usd) { Hint = PerMillion },
        new("checked_on", "Price checked", CellKind.Day),
        new("retires_on", "Retires", CellKind.Day),
        new("tasks", "Used by"),
        new("calls", "Calls", CellKind.Count),
        new("spent_usd", "Spent", CellKind.Usd),
        new("unpriced", "Unpriced", CellKind.Count),
        new("state", "State", CellKind.State),
    ];

    /// <summary>The table of all.</summary>
    /// <param name="figures">The models.</param>
    /// <returns>The tables.</returns>
    public static ImmutableArray<PageTable> Of(ModelsFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return [new PageTable("models", "Models", Columns, [.. figures.Models.Select(RowOf)]) { Empty = "The policy names no model. Add one under models:, or name one of the catalogue in a ladder (suffice models)." }];
    }

    /// <summary>The tables of one.</summary>
    /// <param name="figures">The model.</param>
    /// <returns>The tables.</returns>
    public static ImmutableArray<PageTable> Of(ModelFigures figures) => [Prices(figures), Spending(figures), Drift(figures)];

    /// <summary>Every dated price.</summary>
    /// <param name="figures">The model.</param>
    /// <returns>The table.</returns>
    public static PageTable Prices(ModelFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "prices",
            "Prices, USD per million tokens",
            [
                new("valid_from", "From", CellKind.Day), new("valid_to", "To", CellKind.Day), new("above", "Prompts above", CellKind.Count) { Hint = "Tokens of a prompt beyond which these hold." },
                new("input", "Input", CellKind.Usd), new("cache_read", "Cache read", CellKind.Usd), new("cache_write_5m", "Cache write", CellKind.Usd), new("cache_write_1h", "Cache write, long", CellKind.Usd),
                new("output", "Output", CellKind.Usd), new("source", "Source"), new("checked_on", "Checked", CellKind.Day), new("state", "State", CellKind.State),
            ],
            [.. figures.Prices.SelectMany(price => RowsOf(price, price == figures.Price))])
        { IsOrdered = true, Empty = "No price is known; unknown is not free. Write it into the policy: price: { input: .., output: .. }." };
    }

    /// <summary>What was spent at it.</summary>
    /// <param name="figures">The model.</param>
    /// <returns>The table.</returns>
    public static PageTable Spending(ModelFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "spending",
            $"Spent in {figures.Period}",
            [
                new("calls", "Calls", CellKind.Count), new("accepted", "Served", CellKind.Count), new("consulted", "Helped a check", CellKind.Count), new("unpriced", "Unpriced", CellKind.Count),
                new("spent_usd", "Spent", CellKind.Usd), new("prompt_tokens", "Prompt tokens", CellKind.Count), new("answer_tokens", "Answer tokens", CellKind.Count),
            ],
            figures.Spend is not { } spend ? [] :
            [
                [
                    Cell.Count(spend.Attempts), Cell.Count(spend.Accepted, CallsLink.Of(figures.Period, ("model", figures.Name), ("outcome", "served"))), Cell.Count(spend.Consulted), Unpriced(spend.Unpriced),
                    Cell.Usd(spend.KnownCostUsd), Cell.Count(spend.Tokens.Prompt), Cell.Count(spend.Tokens.Completion),
                ],
            ])
        { IsOrdered = true, Empty = "It was not called in these days." };
    }

    /// <summary>Whether it is still the one that was measured.</summary>
    /// <param name="figures">The model.</param>
    /// <returns>The table.</returns>
    public static PageTable Drift(ModelFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "drift",
            "Is it still the model that was measured?",
            [new("sign", "Sign"), new("state", "State", CellKind.State), new("share", "Share", CellKind.Share) { HasInterval = true }, new("of", "Of", CellKind.Count), new("told", "What was seen")],
            [CanaryRow(figures), AnswererRow(figures), AgreementRow(figures), .. RouteRows(figures)])
        { IsOrdered = true };
    }

    private static ImmutableArray<Cell> CanaryRow(ModelFigures figures) => figures.Canaries is not { } canaries
        ? [Cell.Text("canaries"), Cell.State("none asked", Tone.Plain), Cell.None, Cell.None, Cell.Text("canaries: in the policy asks it the same few prompts every day")]
        : [
            Cell.Text("canaries"),
            canaries.IsAlarm ? Cell.State("changed", Tone.Bad) : canaries is { Told: null, NewSystems.IsEmpty: true } ? Cell.State("cannot be told yet", Tone.Plain) : canaries.NewSystems.IsEmpty ? Cell.State("no change shown", Tone.Good) : Cell.State("new system", Tone.Warn, string.Join(", ", canaries.NewSystems)),
            Cell.Share(canaries.Expected + canaries.Unexpected == 0 ? null : (double)canaries.Expected / (canaries.Expected + canaries.Unexpected), canaries.Expected + canaries.Unexpected == 0 ? null : WilsonInterval.Of(canaries.Expected, canaries.Expected + canaries.Unexpected), "as expected, last 7 days"),
            Cell.Count(canaries.Expected + canaries.Unexpected),
            Cell.Text($"{canaries.Told ?? "too few to compare yet"}; {Figures.Count(canaries.Asked)} asked in all"),
        ];

    private static ImmutableArray<Cell> AnswererRow(ModelFigures figures) =>
    [
        Cell.Text("who answers"),
        figures is { AnsweredBy.IsEmpty: true, Spend: null } ? Cell.State("not called", Tone.Plain) : figures.AnsweredBy.IsEmpty ? Cell.State("itself", Tone.Good) : Cell.State("another", Tone.Bad),
        Cell.None,
        Cell.None,
        Cell.Text(figures is { AnsweredBy.IsEmpty: true, Spend: null } ? "nobody answered in these days" : figures.AnsweredBy.IsEmpty ? "no provider said otherwise" : $"the provider said that {string.Join(", ", figures.AnsweredBy)} answered"),
    ];

    private static ImmutableArray<Cell> AgreementRow(ModelFigures figures) =>
    [
        Cell.Text("shadows"),
        figures.Agreement.Of == 0 ? Cell.State("none compared", Tone.Plain) : Cell.State("compared", Tone.Plain),
        Cell.Share(figures.Agreement.Rate, figures.Agreement is { Low: { } low, High: { } high } ? new Interval(low, high) : null),
        Cell.Count(figures.Agreement.Of),
        Cell.Text("its served answers that say what the last rung says"),
    ];

    private static IEnumerable<ImmutableArray<Cell>> RouteRows(ModelFigures figures) => figures.Routes is not { } routes
        ? [[Cell.Text("breaker"), Cell.State("not known here", Tone.Plain), Cell.None, Cell.None, Cell.Text("a running gateway knows whether calls go through")]]
        : routes.IsEmpty
            ? [[Cell.Text("breaker"), Cell.State("nothing seen", Tone.Plain), Cell.None, Cell.None, Cell.Text("no breaker has watched a call to it since this gateway began")]]
            : routes.Select(route => (ImmutableArray<Cell>)
            [
                Cell.Text($"breaker at {route.Provider}"),
                route.State switch
                {
                    BreakerState.Closed => Cell.State("takes calls", Tone.Good),
                    BreakerState.HalfOpen => Cell.State("being tried", Tone.Warn),
                    _ => Cell.State("left alone", Tone.Bad),
                },
                Cell.None,
                Cell.Count(route.Failures) with { Note = "failures in a row" },
                Cell.Text(string.Create(CultureInfo.InvariantCulture, $"since {route.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC{(route.NextProbe is { } next ? $"; tried again {next.UtcDateTime:HH:mm} UTC" : null)}")),
            ]);

    private static ImmutableArray<Cell> RowOf(ModelFigures model) =>
    [
        Cell.Text(model.Name, PageOf(model), model.Id == model.Name ? null : model.Id),
        Cell.Text(model.Provider),
        Cell.Text(model.Tier?.ToString().ToLowerInvariant()),
        Rate(model.Price?.Tokens.Input),
        Rate(model.Price?.Tokens.CacheRead),
        Rate(model.Price?.Tokens.Output) with { Note = model.Price is { Provisional: true } ? "provisional" : null },
        new Cell(model.Price?.CheckedOn),
        new Cell(model.RetiresOn) { Note = model.DaysLeft is { } left ? $"{Figures.Count(left, "day")} left" : null, Tone = model.DaysLeft < 90 ? Tone.Warn : Tone.Plain },
        Cell.Text(model.Tasks.IsEmpty ? null : string.Join(", ", model.Tasks), model.Tasks.Length == 1 ? CallsLink.PageOf($"/tasks/{Uri.EscapeDataString(model.Tasks[0])}", model.Period) : null),
        Cell.Count(model.Spend?.Attempts, model.Spend is null ? null : $"{PageOf(model)}#spending") with { Shown = model.Spend is null ? "not called" : null },
        Cell.Usd(model.Spend?.KnownCostUsd) with { Shown = model.Spend is null ? "–" : null },
        model.Spend is null ? Cell.None : Unpriced(model.Spend.Unpriced),
        model.Warnings.IsEmpty ? Cell.State("fine", Tone.Good) : Cell.State(model.Warnings.Length == 1 ? "look" : $"look: {model.Warnings.Length}", Tone.Warn, model.Warnings[0]),
    ];

    private static IEnumerable<ImmutableArray<Cell>> RowsOf(Price price, bool isToday)
    {
        yield return RowOf(price, null, price.Tokens, isToday);
        if (price.LongContext is { } beyond)
        {
            yield return RowOf(price, beyond.Above, beyond.Tokens, isToday);
        }
    }

    private static ImmutableArray<Cell> RowOf(Price price, long? above, TokenPrices tokens, bool isToday) =>
    [
        new Cell(price.ValidFrom) { Shown = price.ValidFrom is null ? "always" : null },
        new Cell(price.ValidTo) { Shown = price.ValidTo is null ? "until further notice" : null },
        Cell.Count(above) with { Shown = above is null ? "any" : null },
        Rate(tokens.Input),
        Rate(tokens.CacheRead),
        Rate(tokens.CacheWrite5m),
        Rate(tokens.CacheWrite1h),
        Rate(tokens.Output),
        Cell.Text(price.Source ?? "not stated"),
        new Cell(price.CheckedOn) { Shown = price.CheckedOn is null ? "never" : null },
        price.Provisional ? Cell.State("provisional", Tone.Warn, isToday ? "holds today" : null) : isToday ? Cell.State("holds today", Tone.Good) : Cell.State("another time", Tone.Plain),
    ];

    private static Cell Unpriced(long count) => Cell.Count(count) with { Tone = count > 0 ? Tone.Warn : Tone.Plain };

    // A model is called for requests that another one serves: its own page tells which of its calls were served.
    private static string PageOf(ModelFigures model) => CallsLink.PageOf($"/models/{Uri.EscapeDataString(model.Name)}", model.Period);

    // A price list is read to the digit.
    private static Cell Rate(decimal? usd) => Cell.Usd(usd) with { Shown = usd is { } known ? "$" + known.ToString("0.######", CultureInfo.InvariantCulture) : null };
}
