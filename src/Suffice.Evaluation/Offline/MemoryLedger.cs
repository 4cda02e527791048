using Suffice.Ledger;

namespace Suffice.Evaluation.Offline;

/// <summary>Keeps the rows of a replay in memory, in the order they came.</summary>
public sealed class MemoryLedger : ILedger
{
    private readonly Lock gate = new();
    private readonly List<RequestEntry> entries = [];

    /// <summary>Takes the newest row out, for a run that looks at one request at a time.</summary>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public RequestEntry TakeLast()
    {
        lock (gate)
        {
            RequestEntry newest = entries.Count > 0 ? entries[^1] : throw new InvalidOperationException("no request was recorded");
            entries.RemoveAt(entries.Count - 1);

            return newest;
        }
    }

    /// <inheritdoc/>
    public ValueTask RecordAsync(RequestEntry entry)
    {
        lock (gate)
        {
            entries.Add(entry);
        }

        return ValueTask.CompletedTask;
    }
}
