namespace Suffice.Billing;

/// <summary>Where a bill's figures come from.</summary>
public enum BillSource
{
    /// <summary>A plan: nothing has run.</summary>
    Plan,

    /// <summary>The ledger: what was seen.</summary>
    Ledger,
}
