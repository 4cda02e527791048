using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Policy;

namespace Suffice.Dashboard.Live;

/// <summary>Reads the latest requests.</summary>
/// <param name="policies">The policy in force.</param>
/// <param name="ledger">What happened.</param>
public sealed class LiveReading(IPolicySource policies, LedgerReader ledger)
{
    /// <summary>Reads them.</summary>
    /// <param name="filter">Which.</param>
    /// <returns>The latest of them.</returns>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public LiveFigures Read(LiveFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        RequestQuery query = new() { Task = filter.Task, Outcome = filter.Outcome, Own = filter.Outcome is null ? false : null, Limit = LiveFigures.Latest };

        return new LiveFigures([.. ledger.ReadRequests(query).Requests.Select(LiveFeed.Bare)], filter, [.. policies.Current.AllTasks.Select(task => task.Name)]);
    }
}
