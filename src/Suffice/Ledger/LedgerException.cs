namespace Suffice.Ledger;

/// <summary>The ledger's file cannot be used; the message says why and what would help.</summary>
public sealed class LedgerException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="message">What is wrong, where, and what would help.</param>
    public LedgerException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong and what caused it.</summary>
    /// <param name="message">What is wrong, where, and what would help.</param>
    /// <param name="cause">What SQLite or the file system said.</param>
    public LedgerException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
