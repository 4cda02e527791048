namespace Suffice.Confidence;

/// <summary>What a calibration promises of the traffic it was made on.</summary>
/// <param name="Kind">What is bounded.</param>
/// <param name="Value">The bound: for <see cref="PromiseKind.Regret"/> and <see cref="PromiseKind.FloorRisk"/> the largest share of all calls, from 0 to 1; for <see cref="PromiseKind.Share"/> the least share of the last rung's accuracy.</param>
/// <param name="Confidence">The probability that the promise holds, over the labelled calls that might have been drawn; from 0.5 to below 1.</param>
public sealed record Promise(PromiseKind Kind, double Value, double Confidence);
