using System.CommandLine;
using System.Globalization;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Evidence.Paired;

/// <summary><c>vectors</c>: do the intervals and tests give the reference's figures to 1e-4?</summary>
internal static class VectorsCommand
{
    private const double Tolerance = 1e-4;

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Command command = new("vectors", "Every reference figure of the paired intervals and tests, the sample sizes and the label counts, beside ours.");
        command.SetAction(_ =>
        {
            (string Name, double Reference, double Ours)[] rows = [.. Intervals(), .. Tests(), .. Sizes(), .. Labels()];
            Console.WriteLine("| figure | reference | ours | off by |");
            Console.WriteLine("|---|---|---|---|");
            foreach ((string Name, double Reference, double Ours) row in rows)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Reference:0.######} | {row.Ours:0.######} | {Math.Abs(row.Ours - row.Reference):0.0e+0} |"));
            }

            int wrong = rows.Count(row => Math.Abs(row.Ours - row.Reference) > Tolerance);
            Console.WriteLine();
            Console.WriteLine($"{rows.Length - wrong} of {rows.Length} within {Tolerance.ToString(CultureInfo.InvariantCulture)}.");

            return wrong == 0 ? 0 : 1;
        });

        return command;
    }

    private static IEnumerable<(string Name, double Reference, double Ours)> Intervals()
    {
        (PairedTable Table, double[] Tango, double[] Newcombe, double[] BonettPrice)[] references =
        [
            (new(43, 0, 1, 0), [-0.09566, 0.03652], [-0.09566, 0.03783], [-0.08345, 0.03997]),
            (new(36, 12, 2, 0), [0.08547, 0.32041], [0.08167, 0.31712], [0.07363, 0.31099]),
            (new(160, 8, 12, 20), [-0.05935, 0.01776], [-0.05882, 0.01820], [-0.05793, 0.01832]),
            (new(850, 45, 55, 50), [-0.02671, 0.00652], [-0.02669, 0.00659], [-0.02655, 0.00659]),
            (new(470, 10, 10, 10), [-0.01559, 0.01559], [], []),
            (new(59, 0, 0, 1), [-0.04315], [], [-0.03752, 0.03752]),
        ];
        foreach ((PairedTable table, double[]? tango, double[]? newcombe, double[]? bonettPrice) in references)
        {
            foreach ((string Name, double Reference, double Ours) row in Ends($"{Name(table)} Tango 90%", tango, TangoInterval.Of(table, 0.9))
                .Concat(Ends($"{Name(table)} Newcombe 90%", newcombe, NewcombePairedInterval.Of(table, 0.9)))
                .Concat(Ends($"{Name(table)} Bonett-Price 90%", bonettPrice, BonettPriceInterval.Of(table, 0.9))))
            {
                yield return row;
            }
        }

        foreach ((string Name, double Reference, double Ours) row in Ends("GSM8K recorded pair, Tango 95%", [-0.25084, -0.18986], TangoInterval.Of(new(739, 94, 382, 92)))
            .Concat(Ends("MMLU recorded pair, Tango 95%", [-0.13266, -0.11731], TangoInterval.Of(new(8816, 742, 2496, 1983)))))
        {
            yield return row;
        }
    }

    private static IEnumerable<(string Name, double Reference, double Ours)> Tests()
    {
        (PairedTable Table, double Margin, double Score)[] scores =
        [
            (new(43, 0, 1, 0), 0.02, -0.1292), (new(43, 0, 1, 0), 0.05, 0.8301),
            (new(160, 8, 12, 20), 0.02, 0), (new(160, 8, 12, 20), 0.05, 1.2813),
            (new(850, 45, 55, 50), 0.02, 0.9932), (new(850, 45, 55, 50), 0.05, 3.7607),
            (new(470, 10, 10, 10), 0.02, 2.0498), (new(470, 10, 10, 10), 0.05, 4.2133),
        ];
        foreach ((PairedTable table, double margin, double score) in scores)
        {
            yield return ($"{Name(table)} score at {100 * margin:0} points", score, TangoInterval.Score(table, margin));
        }

        yield return ("(160,8,12,20) p at 5 points", 0.10005, TangoInterval.NonInferiorityP(new(160, 8, 12, 20), 0.05));
        yield return ("(470,10,10,10) p at 2 points", 0.020192, TangoInterval.NonInferiorityP(new(470, 10, 10, 10), 0.02));
        yield return ("(59,0,0,1) p at 5 points", 0.0378, TangoInterval.NonInferiorityP(new(59, 0, 0, 1), 0.05));
        yield return ("(36,12,2,0) McNemar exact p", 0.012939, McNemarTest.ExactP(new(36, 12, 2, 0)));
        yield return ("(36,12,2,0) McNemar mid-p", 0.0073853, McNemarTest.MidP(new(36, 12, 2, 0)));
    }

    private static IEnumerable<(string Name, double Reference, double Ours)> Sizes()
    {
        double[] discordances = [0.05, 0.1, 0.2, 0.3];
        foreach ((double margin, (int At80, int At90)[]? sizes) in PowerCommand.Reference)
        {
            for (int i = 0; i < discordances.Length; i++)
            {
                yield return ($"items, {100 * margin:0} points, discordance {100 * discordances[i]:0}%, 80%", sizes[i].At80, SampleSize.PairedNonInferiority(margin, discordances[i], power: 0.8)!.Value);
                yield return ($"items, {100 * margin:0} points, discordance {100 * discordances[i]:0}%, 90%", sizes[i].At90, SampleSize.PairedNonInferiority(margin, discordances[i], power: 0.9)!.Value);
            }
        }
    }

    private static IEnumerable<(string Name, double Reference, double Ours)> Labels()
    {
        (double Risk, (int Errors, int Labels)[] Needed)[] references =
        [
            (0.05, [(0, 59), (1, 93), (2, 124), (3, 153), (5, 208), (10, 336), (20, 577)]),
            (0.02, [(0, 149), (1, 236), (2, 313), (3, 386), (5, 523), (10, 845), (20, 1449)]),
            (0.01, [(0, 299), (1, 473), (2, 628), (3, 773), (5, 1049)]),
            (0.10, [(0, 29), (1, 46), (2, 61), (3, 76), (5, 103), (10, 167)]),
        ];
        foreach ((double risk, (int Errors, int Labels)[]? needed) in references)
        {
            foreach ((int errors, int labels) in needed)
            {
                yield return ($"labels, risk {100 * risk:0}%, {errors} errors", labels, Binomial.TriesNeeded(errors, risk, 0.95));
            }
        }
    }

    private static IEnumerable<(string Name, double Reference, double Ours)> Ends(string name, double[] reference, Interval ours)
    {
        double[] ends = [ours.Low, ours.High];
        for (int i = 0; i < reference.Length; i++)
        {
            yield return ($"{name} {(i == 0 ? "low" : "high")}", reference[i], ends[i]);
        }
    }

    private static string Name(PairedTable table) => $"({table.BothPass},{table.SmallOnly},{table.LargeOnly},{table.BothFail})";
}
