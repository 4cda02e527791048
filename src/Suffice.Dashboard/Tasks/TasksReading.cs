using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Times;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Watching.Demotions;

namespace Suffice.Dashboard.Tasks;

/// <summary>Reads how every task fares.</summary>
/// <param name="policies">The policy in force.</param>
/// <param name="ledger">What happened.</param>
/// <param name="floors">How tasks stand to their floors.</param>
/// <param name="time">The clock.</param>
public sealed class TasksReading(IPolicySource policies, LedgerReader ledger, FloorReading floors, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    /// <param name="period">The days.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="LedgerException">The ledger or the file of demotions cannot be read.</exception>
    /// <exception cref="IOException">The file of demotions cannot be read.</exception>
    public TasksFigures Read(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        SufficePolicy policy = policies.Current;
        DateTimeOffset now = time.GetUtcNow();
        Bill byTask = ledger.ReadBill(new BillQuery { From = period.From, To = period.To, GroupBy = BillGrouping.Task });

        return new TasksFigures
        {
            Period = period,
            MadeAt = now,
            PolicyVersion = policy.Version,
            Tasks = new TaskStandings(policy, TrustFile.Beside(policy.Ledger.Path).Read(), now).OfAll(byTask, floors.OfAll(policy)),
            Total = byTask.Total,
        };
    }
}
