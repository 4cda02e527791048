using System.CommandLine;
using Suffice.Learning.Labels;
namespace Suffice.Evidence.Labels;
internal static class TryCommand
{
    public static Command Make()
    {
        Argument<string> pack = new("pack"); Argument<double[]> costs = new("costs");
        Command command = new("try", "x") { pack, costs };
        command.SetAction(async (parsed, ct) =>
        {
            LabelPack p = parsed.GetValue(pack) == "t" ? LabelPack.Tickets : parsed.GetValue(pack) == "s" ? LabelPack.Subjects : LabelPack.Others[0];
            LabelExample[] ex = (await p.ReadAsync(ct))!;
            foreach (double c in parsed.GetValue(costs)!)
            {
                long s = System.Diagnostics.Stopwatch.GetTimestamp();
                var o = LabelLearner.Fit(ex, new LabelLearning { Costs = [c], Seed = 1 }, ct);
                var g = o.HeldOut.Zip(ex).Select(x => (x.First.Confidence, R: x.First.Label == x.Second.Label)).ToArray();
                double[] pr = [.. g.Select(x => x.Confidence)]; bool[] r = [.. g.Select(x => x.R)];
                Console.WriteLine($"cost {c}: acc {g.Average(x => x.R ? 1.0 : 0):0.0000} ece {Suffice.Evaluation.Curves.Reliability.Error(Suffice.Evaluation.Curves.Reliability.EqualWidth(pr, r)):0.000} cov90 {Suffice.Evaluation.Curves.RiskCoverage.CoverageAt(pr, r, 0.9):0.000} {System.Diagnostics.Stopwatch.GetElapsedTime(s).TotalSeconds:0.0}s");
            }
        });
        return command;
    }
}
