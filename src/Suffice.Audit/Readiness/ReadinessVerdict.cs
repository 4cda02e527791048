namespace Suffice.Audit.Readiness;

/// <summary>Whether a task has enough structure for a smaller model.</summary>
public enum ReadinessVerdict
{
    /// <summary>A small model can be tried now: the answer can be checked against what is written.</summary>
    Ready,

    /// <summary>A small model can be tried once something named is written down.</summary>
    ReadyOnceWritten,

    /// <summary>The strong model should stay, for the reasons named.</summary>
    KeepStrong,
}
