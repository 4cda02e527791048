using System.CommandLine;
using Suffice.Evaluation.Curves;
using Suffice.Evidence.Recorded;
using Suffice.Learning.Ladders;

namespace Suffice.Evidence.Aims;

/// <summary><c>answers</c>: what does the estimate after the weak answer know?</summary>
internal static class AnswersCommand
{
    private const int Few = 200;
    private const int FewSeeds = 10;

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> seeds = new("--seeds") { DefaultValueFactory = _ => 5 };
        Command command = new("answers", "The estimate after the weak answer on recorded school sums: discrimination, cascade, calibration; five folds, and few labels.") { seeds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int times = parsed.GetValue(seeds);
            if (await LadderPack.Gsm8k.ReadAsync(cancellationToken) is not { } calls)
            {
                return;
            }

            AimTable.Begin(
                $"GSM8K, Mixtral-8x7B > GPT-4-1106, judged by Mixtral's answer, {calls.Count} labels of the same task; {times} seeds. No signal asks whether the result is whole or positive, which the recordings' grader punishes; "
                + "RouteLLM's best router before the answer, trained on other labels: APGR 0.622, CPT80 63.3%.");
            Write("GSM8K", CrossFits.Of(calls, new LadderLearning(), times, cancellationToken));
            WriteCascade("GSM8K, signals without words", CrossFits.Of(calls, new LadderLearning { UseText = false }, times, cancellationToken), null, null);
            IReadOnlyList<HeldOutCall[]> few = CrossFits.OfFew(calls, Few, new LadderLearning(), FewSeeds, cancellationToken);
            WriteCascade($"GSM8K, {Few} labels", few, null, 0.75);
        });

        return command;
    }

    private static void Write(string row, IReadOnlyList<HeldOutCall[]> fits)
    {
        (double Stated, bool IsRight)[][] stated = Stated(fits);
        AimTable.Write(new Aim(row, "AUROC", 0.77, 0.82), Figure.Of(stated, items => Discrimination.AreaUnderRoc([.. items.Select(i => i.Stated)], [.. items.Select(i => i.IsRight)])));
        WriteCascade(row, fits, 0.726, 0.78);
        WriteCalibration(row, stated, 0.04, 0.03);
    }

    /// <summary>Prints the calibration error and what it would be by chance alone.</summary>
    internal static void WriteCalibration(string row, (double Stated, bool IsRight)[][] stated, double baseline, double target)
    {
        AimTable.Write(new Aim(row, "ECE", baseline, target, IsLowBetter: true), new Figure(stated.Average(ErrorOf), null));
        AimTable.Write(new Aim(row, "ECE by chance, were it perfect"), new Figure(stated.Average(items => Reliability.NullError([.. items.Select(i => i.Stated)], new Random(1))), null));
    }

    /// <summary>For each seed, what is stated of the first rung's answers, and whether they are right: of the calls that no seed's estimator steps aside for.</summary>
    internal static (double Stated, bool IsRight)[][] Stated(IReadOnlyList<HeldOutCall[]> fits)
    {
        int[] known = [.. Enumerable.Range(0, fits[0].Length).Where(i => fits.All(fit => fit[i].Rungs[0].After is not null))];

        return [.. fits.Select(fit => known.Select(i => (fit[i].Rungs[0].After!.Value.Right, fit[i].Call.Rungs[0].IsRight)).ToArray())];
    }

    private static double ErrorOf((double Stated, bool IsRight)[] items) =>
        Reliability.Error(Reliability.EqualWidth([.. items.Select(i => i.Stated)], [.. items.Select(i => i.IsRight)]));

    private static void WriteCascade(string row, IReadOnlyList<HeldOutCall[]> fits, double? baseline, double? target)
    {
        IReadOnlyList<RoutedItem[]> items = CrossFits.After(fits);
        items = [.. items.Select(one => one[..items.Min(all => all.Length)])];
        AimTable.Write(new Aim(row, "APGR", baseline, target), Figure.GapRecovered(items));
        AimTable.Write(new Aim(row, "CPT50", null, 0.20, IsShare: true, IsLowBetter: true), Figure.ShareFor(items, 0.5));
        AimTable.Write(new Aim(row, "CPT80", null, 0.40, IsShare: true, IsLowBetter: true), Figure.ShareFor(items, 0.8));
    }
}
