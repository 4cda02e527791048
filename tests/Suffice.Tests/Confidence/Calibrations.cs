using System.Collections.Immutable;
using System.Security.Cryptography;
using Suffice.Confidence;

namespace Suffice.Tests.Confidence;

/// <summary>Calibrations for tests: made on 23 November 2026, good for a month.</summary>
internal static class Calibrations
{
    public static DateTimeOffset Day { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static Calibration Of(string task, string gate, params PinnedModel[] ladder) => new()
    {
        Task = task,
        MadeAt = Day,
        ReviewBy = Day.AddDays(30),
        Ladder = [.. ladder],
        Gate = gate,
        Fingerprints = ImmutableArray<string>.Empty,
        Estimator = new EstimatorPin("estimator.bin", Convert.ToHexStringLower(SHA256.HashData("estimator"u8))),
        Source = new CalibrationSource("00", 400, 400),
        Promise = new Promise(PromiseKind.Regret, 0.03, 0.95),
        Certificate = new Certificate(400, 5, 0.026, 0.02, 0.4),
        AcceptUpTo = 0.1,
    };
}
