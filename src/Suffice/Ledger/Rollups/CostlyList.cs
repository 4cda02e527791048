using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>The costliest requests of a day and task. Adding lists of parts gives the list of the whole.</summary>
internal sealed class CostlyList
{
    /// <summary>How many are kept.</summary>
    public const int Most = 20;

    private readonly List<CostlyRequest> requests = [];

    /// <summary>They, the costliest first.</summary>
    public IReadOnlyList<CostlyRequest> Requests => requests;

    public void Add(CostlyRequest added)
    {
        int place = requests.BinarySearch(added, CostlyRequest.CostliestFirst);
        if (place >= 0 || ~place == Most)
        {
            return;
        }

        requests.Insert(~place, added);
        if (requests.Count > Most)
        {
            requests.RemoveAt(Most);
        }
    }

    public void Add(CostlyList other)
    {
        foreach (CostlyRequest request in other.Requests)
        {
            Add(request);
        }
    }
}

/// <summary>One of the costliest requests.</summary>
internal readonly record struct CostlyRequest(string Id, long AtMicros, string? Model, string? Fingerprint, Int128 Cost, bool IsPriced)
{
    /// <summary>The costliest first; of one price, by id.</summary>
    public static readonly IComparer<CostlyRequest> CostliestFirst = Comparer<CostlyRequest>.Create(static (one, other) =>
        other.Cost != one.Cost ? other.Cost.CompareTo(one.Cost) : string.CompareOrdinal(one.Id, other.Id));

    /// <summary>True for what a list of the costliest is of: what a caller asked for and something is known to have been paid for.</summary>
    public static bool IsOne(RequestEntry entry) => entry.IsRequest && entry.KnownCostUsd != 0;

    public static CostlyRequest Of(RequestEntry entry) => new(
        entry.Id, LedgerTime.Micros(entry.At), entry.Model, entry.Fingerprint, PicoUsd.From(entry.KnownCostUsd), entry.CostUsd is not null);
}

/// <summary>A day and task; empty text for no task.</summary>
internal readonly record struct CostlyKey(long Day, string Task);
