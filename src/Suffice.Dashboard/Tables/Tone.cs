namespace Suffice.Dashboard.Tables;

/// <summary>How a state is meant; never told by colour alone.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Plain,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Somebody should look.</summary>
    Warn,

    /// <summary>Not as it should be.</summary>
    Bad,
}
