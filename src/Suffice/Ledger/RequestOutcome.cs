namespace Suffice.Ledger;

/// <summary>How a request ended.</summary>
public enum RequestOutcome
{
    /// <summary>An answer that passed was served.</summary>
    Served,

    /// <summary>The last rung's answer was served though it had not passed, as the policy says.</summary>
    ServedUnpassed,

    /// <summary>No answer passed; the caller was told so.</summary>
    Refused,

    /// <summary>Handed to a person.</summary>
    Person,

    /// <summary>Every model failed, or a limit (deadline, attempts, cost) was reached.</summary>
    Failed,

    /// <summary>The caller went away.</summary>
    Cancelled,

    /// <summary>Nobody's request: a call of Suffice's own, to see whether what was true still is; its endpoint says which, <c>shadow</c> or <c>canary</c>.</summary>
    Watch,

    /// <summary>No request: a run of a pipeline that came to its end. Its latency is the whole run's; what it cost is its steps'.</summary>
    Run,

    /// <summary>No request: a run of a pipeline that stopped at a step.</summary>
    RunFailed,
}
