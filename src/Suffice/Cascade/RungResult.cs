using Suffice.Chat;
using Suffice.Providers;
using Suffice.Routing;

namespace Suffice.Cascade;

/// <summary>What came of one rung, and where that leads.</summary>
/// <param name="Next">Where it leads.</param>
/// <param name="Rung">The rung.</param>
/// <param name="Answer">Its last whole answer, passed or not.</param>
/// <param name="Failure">Why it gave none.</param>
internal sealed record RungResult(RungStep Next, Rung Rung, ChatAnswer? Answer, CallFailure? Failure = null)
{
    /// <summary>True when a limit of the request forbade the call.</summary>
    public bool IsLimit { get; init; }

    /// <summary>True when the answer is served though too little is known of it, as the caller wanted.</summary>
    public bool IsDoubted { get; init; }

    /// <summary>True when no call was made, since no place of the rung takes one now.</summary>
    public bool IsSkipped { get; init; }
}

/// <summary>Where a rung's result leads.</summary>
internal enum RungStep
{
    /// <summary>The answer is served.</summary>
    Accept,

    /// <summary>The next rung is asked.</summary>
    Up,

    /// <summary>No further call may help or may be made.</summary>
    Stop,

    /// <summary>The caller is told that there is no answer.</summary>
    Refuse,

    /// <summary>A person takes over.</summary>
    Person,
}
