using System.CommandLine;
using Suffice.Evaluation.Curves;
using Suffice.Evidence.Recorded;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;

namespace Suffice.Evidence.Aims;

/// <summary><c>routers</c>: how good is the estimate before any answer as a router?</summary>
internal static class RoutersCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> seeds = new("--seeds") { DefaultValueFactory = _ => 3 };
        Command command = new("routers", "The estimate before the answer as a router, beside chance, the prompt's length and hindsight; recorded verdicts, five folds.") { seeds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int times = parsed.GetValue(seeds);
            if (await LadderPack.Gsm8k.ReadAsync(cancellationToken) is not { } sums || await LadderPack.Mmlu.ReadAsync(cancellationToken) is not { } questions)
            {
                return;
            }

            AimTable.Begin($"Mixtral-8x7B > GPT-4-1106, routed before any answer, labels of the same task; {times} seeds. RouteLLM's best routers, trained on other labels: MMLU 0.603, GSM8K 0.622.");
            LadderLearning blind = new() { UseCategory = false };
            Write("MMLU, subject hidden", CrossFits.Before(CrossFits.Of(questions, blind, times, cancellationToken)), [(0.672, 0.69), (0.275, 0.26), (0.565, 0.54)]);
            Write("MMLU, subject told", CrossFits.Before(CrossFits.Of(questions, new LadderLearning(), times, cancellationToken)), [(0.699, 0.71), (0.25, 0.24), (0.54, 0.52)]);
            WriteFew("MMLU, subject told, 1,500 labels", CrossFits.OfFew(questions, 1_500, new LadderLearning(), times, cancellationToken), [(null, 0.666), (null, 0.284), (null, 0.601)]);
            WriteFew("MMLU, subject hidden, 1,500 labels", CrossFits.OfFew(questions, 1_500, blind, times, cancellationToken), [(null, 0.638), (null, 0.304), (null, 0.639)]);
            WriteYardsticks("MMLU", questions);
            Write("GSM8K", CrossFits.Before(CrossFits.Of(sums, new LadderLearning(), times, cancellationToken)), [(0.584, 0.60), (null, null), (null, null)]);
            WriteYardsticks("GSM8K", sums);
        });

        return command;
    }

    private static void Write(string row, IReadOnlyList<RoutedItem[]> items, (double? Baseline, double? Aim)[] aims)
    {
        AimTable.Write(new Aim(row, "APGR", aims[0].Baseline, aims[0].Aim), Figure.GapRecovered(items));
        AimTable.Write(new Aim(row, "CPT50", aims[1].Baseline, aims[1].Aim, IsShare: true, IsLowBetter: true), Figure.ShareFor(items, 0.5));
        AimTable.Write(new Aim(row, "CPT80", aims[2].Baseline, aims[2].Aim, IsShare: true, IsLowBetter: true), Figure.ShareFor(items, 0.8));
    }

    // Each seed labels other calls, so the items left differ in part: they are drawn anew by their places, for each seed its own.
    private static void WriteFew(string row, IReadOnlyList<HeldOutCall[]> fits, (double? Baseline, double? Aim)[] aims) =>
        Write(row, [.. CrossFits.Before(fits).Select(items => items[..fits.Min(fit => fit.Length)])], aims);

    private static void WriteYardsticks(string pack, IReadOnlyList<LabelledCall> calls)
    {
        RoutedItem[] items = [.. calls.Select(call => new RoutedItem(0, call.Rungs[0].IsRight ? 1 : 0, call.Rungs[^1].IsRight ? 1 : 0))];
        int[] lengths = [.. calls.Select(call => call.Request.ConversationText().Length)];
        (double?, double?)[] none = [(null, null), (null, null), (null, null)];
        Write($"{pack}, by lot", [RouterBaselines.ByLot(items, new Random(1))], none);
        Write($"{pack}, by the prompt's length", [RouterBaselines.ByLength(items, lengths)], none);
        Write($"{pack}, with hindsight", [RouterBaselines.Oracle(items)], none);
    }
}
