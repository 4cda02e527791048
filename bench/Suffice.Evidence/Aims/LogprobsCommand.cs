using System.CommandLine;
using Suffice.Evaluation.Curves;
using Suffice.Evidence.Recorded;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;

namespace Suffice.Evidence.Aims;

/// <summary><c>logprobs</c>: what is saved where the provider tells the token's log-probability?</summary>
internal static class LogprobsCommand
{
    private static readonly LadderPack Pack = new("MMLU with log-probabilities, 4o-mini > 4o", "confidence_zellinger", "gpt-4o-mini", "gpt-4o") { Only = "mmlu-" };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> seeds = new("--seeds") { DefaultValueFactory = _ => 3 };
        Command command = new("logprobs", "A calibrated ladder on recorded one-token answers with their log-probability.") { seeds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int times = parsed.GetValue(seeds);
            if (await Pack.ReadAsync(cancellationToken) is not { } calls)
            {
                return;
            }

            AimTable.Begin($"{Pack.Name}: {calls.Count} questions, calibrated on four folds and served on the fifth; {times} seeds.");
            LadderAim.Write(Pack.Name, 0.99, KeptPromise.Of(calls, 0.99, new LadderLearning(), times, cancellationToken), 0.39, 0.48);
            WriteQuality(calls, times, cancellationToken);
        });

        return command;
    }

    private static void WriteQuality(IReadOnlyList<LabelledCall> calls, int seeds, CancellationToken cancellationToken)
    {
        (double Stated, bool IsRight)[][] stated = AnswersCommand.Stated(CrossFits.Of(calls, new LadderLearning(), seeds, cancellationToken));
        AimTable.Write(
            new Aim(Pack.Name, "AUROC"),
            Figure.Of(stated, items => Discrimination.AreaUnderRoc([.. items.Select(i => i.Stated)], [.. items.Select(i => i.IsRight)])));
        AnswersCommand.WriteCalibration(Pack.Name, stated, 0.04, 0.03);
    }
}
