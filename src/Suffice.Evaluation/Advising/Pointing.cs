namespace Suffice.Evaluation.Advising;

/// <summary>Which way something that was found points.</summary>
public enum Pointing
{
    /// <summary>A small model can do this.</summary>
    Small,

    /// <summary>This needs the capable model.</summary>
    Capable,

    /// <summary>It was looked at, and says neither.</summary>
    Neither,

    /// <summary>There was nothing to look at.</summary>
    Unknown,
}
