using System.Collections.Immutable;
using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;
using Suffice.Dashboard.Tables;
using Suffice.Files;

namespace Suffice.Dashboard.Queue;

/// <summary>The tables of what waits for people.</summary>
public static class TicketsTables
{
    /// <summary>Makes them.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>Workers, what is missing until their verdicts stand, one's own tickets, all that waits.</returns>
    public static ImmutableArray<PageTable> Of(TicketsFigures figures) => [Workers(figures), Missing(figures), Mine(figures), Items(figures)];

    /// <summary>Each worker: what waits, and how far people agree with it.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Workers(TicketsFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "workers",
            "Workers",
            [
                new PageColumn("worker", "Worker"),
                new PageColumn("waiting", "Waiting", CellKind.Count),
                new PageColumn("dispute", "Disputes", CellKind.Count) { Hint = "A person left it to another, or two people decided differently" },
                new PageColumn("disagreement", "Disagreements", CellKind.Count) { Hint = "Two models, or a person before, decided differently on the same ticket" },
                new PageColumn("exception", "Exceptions", CellKind.Count) { Hint = "A rule or the worker itself asks for a person" },
                new PageColumn("random", "Drawn at random", CellKind.Count) { Hint = "Of these alone it is known how far the worker can be trusted" },
                new PageColumn("oldest", "Waits since", CellKind.Time),
                new PageColumn("mode", "Its verdicts", CellKind.State) { Hint = "Whether they stand by themselves" },
                new PageColumn("kappa", "Kappa", CellKind.Number) { HasInterval = true, Hint = "Agreement of people and machine beyond chance: 1 is all, 0 is chance" },
                new PageColumn("same", "Say the same", CellKind.Share) { HasInterval = true, Hint = "It flatters: always saying the commonest thing may reach as much" },
                new PageColumn("judged", "Judged blind", CellKind.Count),
                new PageColumn("needed", "Needed", CellKind.Count),
            ],
            [.. figures.Workers.Select(worker => Row(worker, figures.Reviewer))])
        {
            Empty = "The policy has no worker. A task with a worker is one: write \"worker: {}\" in its task.yaml, and \"suffice work TASK tickets.jsonl\" judges.",
        };
    }

    /// <summary>What is missing until workers' verdicts stand by themselves.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Missing(TicketsFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "missing",
            "Missing until their verdicts stand",
            [new PageColumn("worker", "Worker"), new PageColumn("missing", "What")],
            [
                .. from worker in figures.Workers
                   from missing in worker.Problem is { } problem ? [$"its files have mistakes: {problem}"] : worker.Standing!.Missing
                   select (ImmutableArray<Cell>)[Cell.Text(worker.Task, $"/queue/{Uri.EscapeDataString(worker.Task)}/agreement"), Cell.Text(missing)],
            ])
        {
            Empty = figures.Workers.IsEmpty ? "The policy has no worker." : "Nothing: the verdicts of all workers stand. The draw goes on.",
        };
    }

    /// <summary>The tickets that the person holds.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Mine(TicketsFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "mine",
            "In your hands",
            [new PageColumn("item", "Item", CellKind.Code), new PageColumn("worker", "Worker"), new PageColumn("ticket", "Ticket", CellKind.Code), new PageColumn("state", "Stands", CellKind.State), new PageColumn("until", "Yours until", CellKind.Time)],
            [.. figures.Mine.Select(line => Held(line, figures.Reviewer))])
        {
            Empty = "You hold no ticket. Choose a worker and take the next one.",
        };
    }

    /// <summary>What waits.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Items(TicketsFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "waiting",
            "What waits, in the order in which it comes",
            [
                new PageColumn("item", "Item", CellKind.Code),
                new PageColumn("worker", "Worker"),
                new PageColumn("ticket", "Ticket", CellKind.Code),
                new PageColumn("kind", "Why"),
                new PageColumn("by", "Said by", CellKind.Code),
                new PageColumn("state", "Stands", CellKind.State),
                new PageColumn("since", "Judged by the machine", CellKind.Time),
                new PageColumn("holder", "With"),
            ],
            [.. figures.Items.Select(line => Item(line, figures.Reviewer))])
        {
            IsOrdered = true,
            Empty = "Nothing waits for a person. Exceptions, disagreements and the tickets drawn at random come here by themselves when workers judge.",
        };
    }

    /// <summary>Why an item waits, for people.</summary>
    /// <param name="kind">Why.</param>
    /// <returns>The words.</returns>
    internal static string WordsOf(QueueKind kind) => kind == QueueKind.Random ? "drawn at random" : EnumWord.Of(kind);

    private static ImmutableArray<Cell> Row(WorkerWaiting worker, Reviewer reviewer)
    {
        string path = $"/queue/{Uri.EscapeDataString(worker.Task)}";
        WorkerStanding? standing = worker.Standing;

        return
        [
            Cell.Text(worker.Task, reviewer.At(path)),
            Cell.Count(worker.Waiting, reviewer.At(path)),
            .. from kind in (QueueKind[])[QueueKind.Dispute, QueueKind.Disagreement, QueueKind.Exception, QueueKind.Random]
               select Cell.Count(worker.ByKind.GetValueOrDefault(kind), Only(worker.Task, kind, reviewer)),
            Cell.Time(worker.Oldest),
            standing is null ? Cell.State("files have mistakes", Tone.Bad) : Cell.State(standing.IsActing ? "stand" : "are advice", standing.IsActing ? Tone.Good : Tone.Plain),
            Cell.Number(standing?.Kappa?.Kappa, standing?.Kappa?.Interval) with { Link = $"{path}/agreement", Note = standing is null or { About: "decision" } ? null : $"of {standing.About}" },
            Cell.Share(standing?.Share, standing?.ShareInterval),
            Cell.Count(standing?.Judged, $"{path}/agreement"),
            Cell.Count(standing?.Needed),
        ];
    }

    private static ImmutableArray<Cell> Held(QueueLine line, Reviewer reviewer) =>
    [
        Cell.Text(line.Id, reviewer.At($"/queue/{Uri.EscapeDataString(line.Task)}")),
        Cell.Text(line.Task),
        Cell.Text(line.Ticket),
        State(line),
        Cell.Time(line.HeldUntil),
    ];

    private static ImmutableArray<Cell> Item(QueueLine line, Reviewer reviewer) =>
    [
        Cell.Text(line.Id),
        Cell.Text(line.Task, reviewer.At($"/queue/{Uri.EscapeDataString(line.Task)}")),
        Cell.Text(line.Ticket),
        Cell.Text(WordsOf(line.Kind)),
        Cell.Text(line.By.IsEmpty ? null : string.Join(", ", line.By)),
        State(line),
        Cell.Time(line.At),
        line.Holder is null ? Cell.Text(null) with { Shown = "nobody" } : Cell.Text(line.Holder),
    ];

    private static Cell State(QueueLine line) => Cell.State(EnumWord.Spaced(line.State), line.State is QueueState.Disputed ? Tone.Warn : Tone.Plain);

    private static string Only(string task, QueueKind kind, Reviewer reviewer)
    {
        string path = reviewer.At("/queue");

        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}task={Uri.EscapeDataString(task)}&kind={EnumWord.Of(kind)}#waiting";
    }
}
