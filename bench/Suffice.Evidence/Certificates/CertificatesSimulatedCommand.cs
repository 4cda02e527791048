using System.CommandLine;
using System.Globalization;
using Suffice.Evaluation.Statistics.Certificates;
using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evidence.Certificates;

/// <summary><c>certificates-simulated</c>: how often does a threshold break its promise, by how it was chosen, where the truth is known?</summary>
internal static class CertificatesSimulatedCommand
{
    private const int Resamples = 2_000;

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Command command = new("certificates-simulated", "Thresholds chosen naively, by conformal risk control and by Learn-then-Test on made-up tasks whose truth is known, and the tests for net and graded losses.");
        command.SetAction(_ =>
        {
            WriteThresholds();
            NetLossTable.Write();
        });

        return command;
    }

    private static void WriteThresholds()
    {
        Console.WriteLine($"Share of thresholds whose true risk is above the stated one / mean share accepted, {Resamples} resamples, confidence 95%, grid of 40 from other, unlabelled calls.");
        Console.WriteLine("| task | labels, risk | naive | conformal risk control | Learn-then-Test, fixed sequence | Bonferroni | share at the true risk |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (LossScene scene in LossScene.All)
        {
            foreach ((int labels, double risk) in ((int, double)[])[(100, 0.05), (200, 0.05), (400, 0.05), (1_000, 0.05), (3_000, 0.05), (400, 0.02), (400, 0.10)])
            {
                Write(scene, labels, risk);
            }
        }
    }

    private static void Write(LossScene scene, int labels, double risk)
    {
        Random random = new(20_261);
        (int Broken, double Share)[] counts = new (int, double)[4];
        for (int resample = 0; resample < Resamples; resample++)
        {
            IReadOnlyList<double> grid = ThresholdGrid.FromScores([.. Enumerable.Range(0, 2_000).Select(_ => random.NextDouble())]);
            double[] scores = [.. Enumerable.Range(0, labels).Select(_ => random.NextDouble())];
            double[] losses = [.. scores.Select(score => random.NextDouble() < scene.LossAt(score) ? 1.0 : 0.0)];
            double?[] chosen = Choose(scores, losses, grid, risk);
            for (int i = 0; i < chosen.Length; i++)
            {
                // Scores are spread evenly, so the share accepted is the threshold itself.
                counts[i].Broken += chosen[i] is { } threshold && scene.RiskAt(threshold) > risk ? 1 : 0;
                counts[i].Share += (chosen[i] ?? 0) / Resamples;
            }
        }

        string cells = string.Join(" | ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count.Broken / Resamples:0.0}% / {count.Share:0.00}")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {scene.Name} | {labels}, {100 * risk:0}% | {cells} | {TrueShare(scene, risk):0.00} |"));
    }

    private static double?[] Choose(double[] scores, double[] losses, IReadOnlyList<double> grid, double risk)
    {
        int n = scores.Length;
        (double Threshold, int Lost)[] steps = [.. grid.Select(threshold => (threshold, scores.Zip(losses).Count(item => item.First <= threshold && item.Second == 1)))];

        return
        [
            Loosest(steps.Where(step => (double)step.Lost / n <= risk)),
            Loosest(steps.Where(step => (step.Lost + 1.0) / (n + 1) <= risk)),
            new FixedSequenceTest(new ExactBinomialTest()).Certify(scores, losses, grid, risk, 0.95)?.Threshold,
            Loosest(steps.Where(step => Binomial.AtMost(step.Lost, n, risk) <= 0.05 / grid.Count)),
        ];
    }

    private static double? Loosest(IEnumerable<(double Threshold, int Lost)> steps) => steps.Select(step => (double?)step.Threshold).LastOrDefault();

    private static double TrueShare(LossScene scene, double risk)
    {
        double share = 0;
        while (share < 1 && scene.RiskAt(share + 0.001) <= risk)
        {
            share += 0.001;
        }

        return share;
    }
}
