namespace Suffice.Ledger.Writing;

/// <summary>One row of a batch cannot be written, whatever the disk does.</summary>
internal sealed class RowRefusedException(int index, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>Its place in the batch.</summary>
    public int Index => index;
}
