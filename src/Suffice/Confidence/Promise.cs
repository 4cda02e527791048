namespace Suffice.Confidence;

/// <summary>What a calibration promises of the traffic it was made on.</summary>
/// <param name="Kind">What is bounded.</param>
/// <param name="Value">The bound: for <see cref="PromiseKind.Regret"/> and <see cref="PromiseKind.FloorRisk"/> the largest share of all calls, from 0 to 1; for <see cref="PromiseKind.Share"/> the least share of the last rung's accuracy.</param>
/// <param name="Confidence">The probability that the promise holds, over the labelled calls that might have been drawn; from 0.5 to below 1.</param>
public sealed record Promise(PromiseKind Kind, double Value, double Confidence);

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
