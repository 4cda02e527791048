namespace Suffice.Evidence.Pages;

/// <summary>A task of the year that is made up.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its share of the traffic, beside the others'.</param>
/// <param name="Ladder">Its models, cheapest first.</param>
/// <param name="Escalating">The share of its calls that go up.</param>
/// <param name="Tokens">The median of a prompt's tokens.</param>
/// <param name="Place">The pipeline and step that it is a call of; <see langword="null"/> for a task by itself.</param>
internal sealed record YearTask(string Name, double Weight, string[] Ladder, double Escalating, int Tokens, (string Pipeline, string Step)? Place = null)
{
    /// <summary>All tasks.</summary>
    public static YearTask[] All { get; } =
    [
        new("ticket-triage", 22, ["mini", "large"], 0.08, 700),
        new("order-extract", 14, ["mini", "medium"], 0.05, 900),
        new("reply-draft", 12, ["medium", "large"], 0.20, 1400),
        new("title-write", 9, ["mini"], 0, 300),
        new("mail-sort", 9, ["nano", "mini"], 0.12, 500),
        new("summary-short", 8, ["mini", "medium"], 0.15, 3000),
        new("code-review", 5, ["medium", "large"], 0.18, 4000),
        new("sql-write", 4, ["medium", "large"], 0.10, 1100),
        new("translate", 6, ["mini", "medium"], 0.06, 600),
        new("post-plan", 3, ["medium"], 0, 1200, ("weekly-posts", "plan")),
        new("post-draft", 5, ["mini", "medium"], 0.09, 900, ("weekly-posts", "draft")),
        new("answer-check", 3, ["nano"], 0, 800, ("support", "check")),
    ];

    /// <summary>The price of a token in pico-dollars, of a prompt and of an answer.</summary>
    public static (long Input, long Output) PriceOf(string model) => model switch
    {
        "nano" => (50_000, 400_000),
        "mini" => (250_000, 2_000_000),
        "medium" => (1_000_000, 5_000_000),
        _ => (5_000_000, 25_000_000),
    };
}
