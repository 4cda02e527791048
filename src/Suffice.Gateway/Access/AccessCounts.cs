namespace Suffice.Gateway.Access;

/// <summary>Counts calls that were refused before they reached an endpoint.</summary>
/// <remarks>By reason alone: a count for each unknown caller would be memory that any stranger can fill.</remarks>
internal sealed class AccessCounts
{
    private readonly long[] counts = new long[Enum.GetValues<RefusalReason>().Length];

    /// <summary>How many were refused for a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>Calls since the start.</returns>
    public long Of(RefusalReason reason) => Interlocked.Read(ref counts[(int)reason]);

    /// <summary>Counts one.</summary>
    /// <param name="reason">Why it was refused.</param>
    public void Count(RefusalReason reason) => Interlocked.Increment(ref counts[(int)reason]);
}

/// <summary>Why a call was refused before it reached an endpoint.</summary>
internal enum RefusalReason
{
    /// <summary>Its key is missing, unknown, expired or revoked, or it brings two.</summary>
    Key,

    /// <summary>Its key is a caller's and the endpoint is for admins.</summary>
    AdminsOnly,

    /// <summary>It is made to a name that is not the gateway's.</summary>
    Host,

    /// <summary>It is made by a web page of somebody else.</summary>
    Origin,

    /// <summary>The limit of requests a minute is reached.</summary>
    Requests,
}
