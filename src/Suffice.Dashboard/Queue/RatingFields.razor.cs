using Microsoft.AspNetCore.Components;
using Suffice.Agents.Queue;

namespace Suffice.Dashboard.Queue;

/// <summary>The fields by which a person judges a ticket.</summary>
public sealed partial class RatingFields
{
    /// <summary>What the names of fields of criteria begin with.</summary>
    public const string RatingPrefix = "rating.";

    /// <summary>What the names of fields of labels begin with.</summary>
    public const string LabelPrefix = "label.";

    /// <summary>The ticket, with what it is judged by.</summary>
    [Parameter]
    [EditorRequired]
    public required TicketToJudge Ticket { get; set; }

    /// <summary>What is filled in; <see langword="null"/> for nothing.</summary>
    [Parameter]
    public HumanRating? Said { get; set; }

    /// <summary>What its ids begin with, where a page has two of them.</summary>
    [Parameter]
    public string IdPrefix { get; set; } = string.Empty;

    private bool IsRated(string criterion, int? rating) => Said is { } said && said.Ratings.TryGetValue(criterion, out int? given) && given == rating;
}
