using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;
using Suffice.Dashboard.Requests;
using Suffice.Dashboard.Tables;
using Suffice.Files;
using Suffice.Ledger;

namespace Suffice.Dashboard.Live;

/// <summary>The live page.</summary>
public sealed partial class LivePage
{
    /// <summary>The outcomes that requests of callers can have.</summary>
    private static readonly ImmutableArray<RequestOutcome> Outcomes = [.. Enum.GetValues<RequestOutcome>().Where(outcome => outcome is not (RequestOutcome.Run or RequestOutcome.RunFailed))];

    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required LiveFigures Figures { get; set; }

    private PageTable Table => RequestsTables.Table(Figures.Requests);

    private string Events
    {
        get
        {
            (string Name, string? Value)[] asked =
            [
                ("task", Figures.Filter.Task is "" ? CallsLink.None : Figures.Filter.Task),
                ("outcome", Figures.Filter.Outcome is { } outcome ? EnumWord.Of(outcome) : null),
            ];
            string query = string.Join('&', asked.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));

            return query.Length == 0 ? "/live/events" : $"/live/events?{query}";
        }
    }
}
