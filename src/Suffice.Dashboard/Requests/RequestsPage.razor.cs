using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;
using Suffice.Files;
using Suffice.Ledger;

namespace Suffice.Dashboard.Requests;

/// <summary>The page of requests.</summary>
public sealed partial class RequestsPage
{
    private static readonly ImmutableArray<(string Value, string Words)> Outcomes =
        [.. Enum.GetValues<RequestOutcome>().Select(outcome => (EnumWord.Of(outcome), (string)RequestWords.Of(outcome).Value!))];

    private static readonly ImmutableArray<string> Known = ["task", "model", "outcome", "reason", "key", "escalated", "search", "pipeline", "step", "run", "unpriced", "min_cost", "rows"];

    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required RequestsFigures Figures { get; set; }

    private RequestsFilter Filter => Figures.Filter;

    // What has no field of its own in the form stays in the address until it is taken away.
    private IEnumerable<(string Name, string Value)> Hidden => new (string Name, string? Value)[]
    {
        ("step", Filter.Step),
        ("run", Filter.Run),
        ("unpriced", Filter.Unpriced is { } unpriced ? (unpriced ? "true" : "false") : null),
        ("min_cost", Frame.Query.GetValueOrDefault("min_cost")),
        ("days", Frame.Query.GetValueOrDefault("days")),
        ("from", Frame.Query.GetValueOrDefault("from")),
        ("to", Frame.Query.GetValueOrDefault("to")),
    }.Where(one => one.Value is not null).Select(one => (one.Name, one.Value!));

    private IEnumerable<(string Name, string Words)> Stated
    {
        get
        {
            foreach (string name in Known)
            {
                if (ValueOf(name) is { } value)
                {
                    yield return (name, $"{name} {(value.Length == 0 ? "none" : value)}");
                }
            }
        }
    }

    private string? ValueOf(string name) => name switch
    {
        "task" => Filter.Task,
        "model" => Filter.Model,
        "outcome" => Filter.Outcome is { } outcome ? EnumWord.Of(outcome) : null,
        "reason" => Filter.Reason,
        "key" => Filter.Key,
        "escalated" => Filter.Escalated is { } escalated ? (escalated ? "true" : "false") : null,
        "search" => Filter.Search,
        "pipeline" => Filter.Pipeline,
        "step" => Filter.Step,
        "run" => Filter.Run,
        "unpriced" => Filter.Unpriced is { } unpriced ? (unpriced ? "true" : "false") : null,
        "min_cost" => Filter.MinCostUsd is { } least ? least.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        _ => Filter.Rows == ListedRows.Asked ? null : EnumWord.Of(Filter.Rows),
    };

    // A name that the policy does not have any more can still be filtered by.
    private static ImmutableArray<string> WithChosen(ImmutableArray<string> names, string? chosen) =>
        string.IsNullOrEmpty(chosen) || names.Contains(chosen) ? names : names.Add(chosen);
}
