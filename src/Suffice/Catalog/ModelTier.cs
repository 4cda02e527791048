namespace Suffice.Catalog;

/// <summary>A label for people; nothing is decided by it.</summary>
public enum ModelTier
{
    /// <summary>Runs on the team's own machines.</summary>
    Local,

    /// <summary>The cheap models.</summary>
    Small,

    /// <summary>Between cheap and strongest.</summary>
    Medium,

    /// <summary>The strongest models.</summary>
    Large,
}
