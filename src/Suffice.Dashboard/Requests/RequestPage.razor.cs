using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;
using Suffice.Ledger;

namespace Suffice.Dashboard.Requests;

/// <summary>The page of one request.</summary>
public sealed partial class RequestPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required RequestFigures Figures { get; set; }

    private RequestEntry Request => Figures.Request;

    private string Saving => Request switch
    {
        { IsRequest: false } => "Nobody asked for it, so it saves nothing.",
        { CostUsd: null } => "Not every price is known, so it is not compared.",
        { BaselineCostUsd: null } => "The baseline's price is not known, so it is not compared.",
        { Outcome: RequestOutcome.Served or RequestOutcome.ServedUnpassed } when Figures.SavedUsd < 0 => "Routing cost more than the baseline would have.",
        { Outcome: RequestOutcome.Served or RequestOutcome.ServedUnpassed } => "The baseline is priced with the tokens of the answer that was served.",
        _ => "No answer was served: the baseline counts as nothing, so that a call that helped nobody is never called a saving.",
    };

    private static string TokensOf(AttemptEntry attempt) =>
        $"{Reports.Figures.Count(attempt.Usage.Prompt)} in{(attempt.Usage.CacheRead > 0 ? $" ({Reports.Figures.Count(attempt.Usage.CacheRead)} cached)" : null)}, {Reports.Figures.Count(attempt.Usage.Completion)} out{(attempt.Usage.Basis == Spending.UsageBasis.Reported ? null : ", estimated")}";
}
