namespace Suffice.Confidence;

/// <summary>What a calibration may promise.</summary>
public enum PromiseKind
{
    /// <summary>At most this share of all calls is served a lower rung's wrong answer where the last rung's would have been right.</summary>
    Regret,

    /// <summary>At most this share of all calls is served a lower rung's wrong answer; for tasks without an answer of the last rung.</summary>
    FloorRisk,

    /// <summary>The ladder is right at least this share as often as its last rung alone.</summary>
    Share,
}
