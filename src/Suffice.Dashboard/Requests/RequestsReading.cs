using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using RequestsPlace = Suffice.Ledger.Reading.RequestPage;

namespace Suffice.Dashboard.Requests;

/// <summary>Reads a page of requests.</summary>
/// <param name="policies">The policy in force.</param>
/// <param name="ledger">What happened.</param>
public sealed class RequestsReading(IPolicySource policies, LedgerReader ledger)
{
    /// <summary>Reads it.</summary>
    /// <param name="filter">Which.</param>
    /// <returns>The page.</returns>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public RequestsFigures Read(RequestsFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        SufficePolicy policy = policies.Current;
        RequestsPlace found = Find(filter);

        RequestChoices choices = new(
            [.. policy.AllTasks.Select(task => task.Name)],
            [.. policy.AllTasks.SelectMany(task => task.Ladder).Select(model => model.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. policy.Pipelines.Select(pipeline => pipeline.Name)]);

        return new RequestsFigures(found.Requests, found.Next?.ToString(), found.Previous?.ToString(), filter, choices);
    }

    private RequestsPlace Find(RequestsFilter filter) => Named(filter.Search) is { } one ? new RequestsPlace([one], null) : ledger.ReadRequests(filter.ToQuery());

    // A whole id is found at once, however old; a list holds no content.
    private RequestEntry? Named(string? search) => search is { Length: > 0 } id && id.StartsWith("req_", StringComparison.Ordinal) && ledger.Find(id) is { } found
        ? found with { RequestContent = null, AnswerContent = null, Attempts = [.. found.Attempts.Select(attempt => attempt with { Checks = [.. attempt.Checks.Select(check => check with { Detail = null })] })] }
        : null;
}
