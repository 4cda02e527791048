namespace Suffice.Ledger;

/// <summary>What an upstream call was for.</summary>
public enum AttemptPurpose
{
    /// <summary>To answer.</summary>
    Answer,

    /// <summary>To answer again, told what was wrong.</summary>
    Correction,

    /// <summary>The same call sent again after a failure that may pass.</summary>
    Retry,

    /// <summary>To help a check (agreement, a judge).</summary>
    Check,

    /// <summary>The same call sent to a peer after a failure elsewhere.</summary>
    Failover,

    /// <summary>The same call sent a second time because the first was slow to begin.</summary>
    Hedge,

    /// <summary>To see whether what was true still is: a shadow or a canary.</summary>
    Watch,
}
