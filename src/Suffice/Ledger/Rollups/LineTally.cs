namespace Suffice.Ledger.Rollups;

/// <summary>What requests add up to that lines of bills and points of series are made of: how they ended is counted, not told apart.</summary>
internal sealed class LineTally
{
    public long Served { get; set; }

    public long ServedUnpassed { get; set; }

    public long Refused { get; set; }

    public long Person { get; set; }

    public long Failed { get; set; }

    public long Cancelled { get; set; }

    public RequestTally Sum { get; init; } = new();

    /// <summary>Adds requests that all ended the same way.</summary>
    public void Add(RequestOutcome outcome, RequestTally tally)
    {
        Count(outcome, tally.Requests);
        Sum.Add(tally);
    }

    /// <summary>Counts how requests ended that are in the sum already.</summary>
    public void Count(RequestOutcome outcome, long requests)
    {
        Served += outcome == RequestOutcome.Served ? requests : 0;
        ServedUnpassed += outcome == RequestOutcome.ServedUnpassed ? requests : 0;
        Refused += outcome == RequestOutcome.Refused ? requests : 0;
        Person += outcome == RequestOutcome.Person ? requests : 0;
        Failed += outcome == RequestOutcome.Failed ? requests : 0;
        Cancelled += outcome == RequestOutcome.Cancelled ? requests : 0;
    }

    public void Add(LineTally other)
    {
        Served += other.Served;
        ServedUnpassed += other.ServedUnpassed;
        Refused += other.Refused;
        Person += other.Person;
        Failed += other.Failed;
        Cancelled += other.Cancelled;
        Sum.Add(other.Sum);
    }
}

/// <summary>What the requests of a line have in common; empty text where a line holds them of all tasks, models or keys, and for none.</summary>
/// <param name="Day">The first day.</param>
/// <param name="Task">The task.</param>
/// <param name="Model">The model that served.</param>
/// <param name="Caller">The key's name.</param>
/// <param name="IsExternal">True for what a step of a pipeline bought elsewhere.</param>
/// <param name="IsWatch">True for calls of Suffice's own, which are no requests.</param>
internal readonly record struct LineKey(long Day, string Task, string Model, string Caller, bool IsExternal, bool IsWatch);
