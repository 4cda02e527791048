namespace Suffice.Evidence.Certificates;

/// <summary>A made-up task whose true risk at every threshold is known: scores are spread evenly over 0 to 1.</summary>
/// <param name="Name">What it is like.</param>
/// <param name="LossAt">The chance of a regretted answer at a score.</param>
/// <param name="RiskAt">The share of all calls that are regretted when scores up to a threshold are accepted.</param>
internal sealed record LossScene(string Name, Func<double, double> LossAt, Func<double, double> RiskAt)
{
    /// <summary>The scenes.</summary>
    public static IReadOnlyList<LossScene> All { get; } =
    [
        new("good score: regret 0.75 s^2", s => 0.75 * s * s, s => 0.25 * s * s * s),
        new("useless score: regret 0.3 everywhere", _ => 0.3, s => 0.3 * s),
        new("a cliff: regret 0.01 below 0.5, 0.5 above", s => s < 0.5 ? 0.01 : 0.5, s => s < 0.5 ? 0.01 * s : 0.005 + (0.5 * (s - 0.5))),
    ];
}
