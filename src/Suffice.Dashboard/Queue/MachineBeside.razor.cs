using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suffice.Agents.Queue;
using Suffice.Dashboard.Tables;
using Suffice.Files;

namespace Suffice.Dashboard.Queue;

/// <summary>Shows a person's verdict and the machine's beside each other.</summary>
public sealed partial class MachineBeside
{
    /// <summary>The ticket, with what it is judged by.</summary>
    [Parameter]
    [EditorRequired]
    public required TicketToJudge Ticket { get; set; }

    /// <summary>What the person said.</summary>
    [Parameter]
    [EditorRequired]
    public required HumanRating Said { get; set; }

    /// <summary>What was kept of it, with what the machine says.</summary>
    [Parameter]
    [EditorRequired]
    public required RatingKept Rated { get; set; }

    private PageTable Table => new(
        "beside",
        "Verdicts",
        [new PageColumn("rated", "Rated"), new PageColumn("you", "You"), new PageColumn("machine", "The machine"), new PageColumn("same", "Same", CellKind.State)],
        [
            Row("Decision", EnumWord.Of(Rated.Decision), EnumWord.Of(Rated.Machine.Decision)),
            .. from criterion in Ticket.Criteria
               let machine = Rated.Machine.Verdict.Criteria.FirstOrDefault(rating => rating.Criterion == criterion.Id)
               where machine is not null || Said.Ratings.ContainsKey(criterion.Id)
               select Row($"{criterion.Id} {criterion.Title}", Said.Ratings.TryGetValue(criterion.Id, out int? given) ? Word(given) : null, machine is null ? null : Word(machine.Rating)),
            .. from label in Ticket.Labels.Keys
               select Row(label, Said.Labels.GetValueOrDefault(label), Rated.Machine.Labels.GetValueOrDefault(label)),
            .. Rated.Score is null && Rated.Machine.Score is null ? [] : (ImmutableArray<Cell>[])[[Cell.Text("Score"), Score(Rated.Score), Score(Rated.Machine.Score), Cell.None with { Shown = string.Empty }]],
        ])
    {
        IsOrdered = true,
    };

    private static ImmutableArray<Cell> Row(string name, string? you, string? machine) =>
    [
        Cell.Text(name),
        Cell.Text(you) with { Shown = you is null ? "not rated" : null },
        Cell.Text(machine) with { Shown = machine is null ? "not rated" : null },
        you is null || machine is null ? Cell.None : you == machine ? Cell.State("same", Tone.Good) : Cell.State("differs", Tone.Warn),
    ];

    private static string Word(int? rating) => rating is { } number ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number}") : "does not apply";

    private static Cell Score(decimal? score) => Cell.Text(score is { } known ? known.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) : null);
}
