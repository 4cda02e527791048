namespace Suffice.Evaluation.Calibrating;

/// <summary>Where labelled calls are looked for.</summary>
public enum LabelPlace
{
    /// <summary>In the task's eval runs, and where these are too few in the ledger.</summary>
    Any,

    /// <summary>In its eval runs.</summary>
    Runs,

    /// <summary>Among the answers that the ledger's shadows compared.</summary>
    Ledger,
}
