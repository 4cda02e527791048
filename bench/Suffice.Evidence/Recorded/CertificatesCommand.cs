using System.CommandLine;
using System.Globalization;
using Suffice.Evaluation.Calibrating;

namespace Suffice.Evidence.Recorded;

/// <summary><c>certificates</c>: how often does a certified threshold break its promise on recorded answers?</summary>
internal static class CertificatesCommand
{
    private static readonly int[] Labels = [100, 200, 400, 1_000, 3_000];
    private static readonly double[] Risks = [0.02, 0.05, 0.10];

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> resamples = new("--resamples") { DefaultValueFactory = _ => 2_000 };
        Command command = new("certificates", "Thresholds on regret chosen naively, by conformal risk control and by Learn-then-Test, on labelled calls drawn from recordings.") { resamples };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int times = parsed.GetValue(resamples);
            Console.WriteLine($"Share of thresholds whose regret over the whole pool is above the promised risk / mean share accepted; {times} resamples with replacement, confidence 95%.");
            Console.WriteLine($"| pool | risk | labels | {string.Join(" | ", ResampledThresholds.Ways)} |");
            Console.WriteLine("|---|---|---|---|---|---|");
            foreach ((LadderPack pack, bool isJudged) in new[] { (LadderPack.Gsm8k, true), (LadderPack.Mmlu, false), (LadderPack.Tickets, true) })
            {
                if (await pack.ScoreAsync(cancellationToken) is { } scored)
                {
                    Write(pack, scored, isJudged, times);
                }
            }
        });

        return command;
    }

    private static void Write(LadderPack pack, IReadOnlyList<ScoredCall> scored, bool isJudged, int times)
    {
        double[] scores = [.. scored.Select(call => (isJudged ? AfterOf(call) : call.Before?.Gain) ?? double.PositiveInfinity)];
        double[] losses = [.. scored.Select(call => !call.Call.Rungs[0].IsRight && call.Call.Rungs[^1].IsRight ? 1.0 : 0.0)];
        ResampledThresholds thresholds = new(scores, losses);
        foreach (double risk in Risks)
        {
            foreach (int labels in Labels)
            {
                (int Broken, double Share)[] tallies = thresholds.Run(labels, risk, times, new Random(20_261));
                string cells = string.Join(" | ", tallies.Select(tally => string.Create(CultureInfo.InvariantCulture, $"{100.0 * tally.Broken / times:0.0}% / {tally.Share:0.00}")));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {pack.Name} ({scored.Count}) | {100 * risk:0}% | {labels} | {cells} |"));
            }
        }
    }

    private static double? AfterOf(ScoredCall call) => call.Call.Rungs[0].IsRefused ? null : call.Answers[0].Alone?.Gain;
}
