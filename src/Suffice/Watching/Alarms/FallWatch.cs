using System.Globalization;
using System.Text.Json.Serialization;
using Suffice.Drift;

namespace Suffice.Watching.Alarms;

/// <summary>Watches verdicts of pairs for a fall: the first hundred say what is usual, every further one is evidence.</summary>
/// <remarks>
/// Two detectors look on: a cumulative sum and an e-detector, each of which cries wolf once in five thousand verdicts or less often.
/// What is usual is taken at the cautious end of its interval, so that luck among the first hundred is no fall afterwards.
/// </remarks>
internal sealed record FallWatch
{
    /// <summary>How many verdicts say what is usual.</summary>
    public const int Usual = 100;

    /// <summary>Mean number of verdicts between two false alarms, at least.</summary>
    public const int Seldom = 5_000;

    /// <summary>The fall that is looked for.</summary>
    public const double Points = 0.05;

    // The 70% point of the normal distribution, one-sided.
    private const double Cautious = 0.5244;

    /// <summary>Verdicts so far.</summary>
    public long Seen { get; init; }

    /// <summary>Verdicts of the first hundred against the served answer: different, or worse.</summary>
    public long UsualBad { get; init; }

    /// <summary>Verdicts of the first hundred for the served answer: better.</summary>
    public long UsualBetter { get; init; }

    /// <summary>Verdicts since against the served answer.</summary>
    public long Bad { get; init; }

    /// <summary>The sum of evidence.</summary>
    public Cusum Sum { get; init; }

    /// <summary>The e-detector.</summary>
    public ShiryaevRoberts Detector { get; init; }

    /// <summary>True once the first hundred are in.</summary>
    [JsonIgnore]
    public bool IsArmed => Seen >= Usual;

    /// <summary>True when a fall is evident.</summary>
    [JsonIgnore]
    public bool IsAlarm => Detector.Evidence >= Seldom || Sum.Level >= Math.Log(Seldom);

    /// <summary>Adds a verdict.</summary>
    /// <param name="difference">-1 against the served answer, 1 for it, 0 when both are as good.</param>
    /// <returns>What is known then.</returns>
    public FallWatch Add(int difference)
    {
        bool isBad = difference < 0;
        if (!IsArmed)
        {
            return this with
            {
                Seen = Seen + 1,
                UsualBad = UsualBad + (isBad ? 1 : 0),
                UsualBetter = UsualBetter + (difference > 0 ? 1 : 0),
            };
        }

        double weight = Shift().Weigh(difference);

        return this with { Seen = Seen + 1, Bad = Bad + (isBad ? 1 : 0), Sum = Sum.Add(weight), Detector = Detector.Add(weight) };
    }

    /// <summary>What is seen, in a clause.</summary>
    /// <param name="verb">What the verdicts against it say, such as <c>differ from</c>.</param>
    /// <returns>The clause.</returns>
    public string Tell(string verb) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Bad} of {Seen - Usual} accepted answers {verb} the last rung's, where {UsualBad} of the first {Usual} did");

    private PairedShift Shift()
    {
        double worse = Wilson.Of((UsualBad + 0.5) / (Usual + 1), Usual, Cautious).High;
        double better = Math.Min((UsualBetter + 0.5) / (Usual + 1), (1 - worse) / 2);

        return new PairedShift(better, Math.Min(worse, 0.9), Points);
    }
}
