namespace Suffice.Spending;

/// <summary>Where a token count comes from. An estimate is never billed as fact.</summary>
public enum UsageBasis
{
    /// <summary>Nothing is known: no count was reported and none was made.</summary>
    None = 0,

    /// <summary>Counted or guessed on our side.</summary>
    Estimated = 1,

    /// <summary>Reported by the provider.</summary>
    Reported = 2,
}
