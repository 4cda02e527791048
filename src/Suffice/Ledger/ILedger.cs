namespace Suffice.Ledger;

/// <summary>Records what happened. Recording never breaks a call.</summary>
public interface ILedger
{
    /// <summary>Records a request.</summary>
    /// <param name="entry">The request and its attempts.</param>
    /// <returns>Completes at once, or in strict mode when the row is on disk (or could not be written, which is loud but not thrown).</returns>
    ValueTask RecordAsync(RequestEntry entry);
}
