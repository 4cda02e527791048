using System.CommandLine;
using Suffice.Evidence.Recorded;
using Suffice.Learning.Labelled;
using Suffice.Learning.Tables;

namespace Suffice.Evidence.Aims;

/// <summary><c>tables</c>: what does a task table save on calls it was not made on, and what does it keep?</summary>
internal static class TablesCommand
{
    private const int Folds = 5;
    private const double Keep = 0.99;
    private const string Sonnet = "claude-3-5-sonnet-20240620";

    private static readonly LadderPack Tools = new(
        "tool calls, task table for sonnet-3.5", "bfcl",
        "claude-3-haiku-20240307", "claude-3-haiku-20240307-FC", "claude-3-sonnet-20240229", "claude-3-5-sonnet-20240620-FC", "claude-3-opus-20240229",
        "claude-3-opus-20240229-FC", "gpt-3.5-turbo-0125-FC", "gpt-4o-mini-2024-07-18", "gpt-4o-mini-2024-07-18-FC", "gpt-4o-2024-08-06-FC", "gpt-4-0125-preview",
        "meta-llama_Meta-Llama-3-8B-Instruct", "meta-llama_Meta-Llama-3-70B-Instruct", "mistral-small-2402", "open-mistral-nemo-2407-FC-Auto",
        "mistral-large-2407-FC-Auto", Sonnet);

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> seeds = new("--seeds") { DefaultValueFactory = _ => 4 };
        Command command = new("tables", "Task tables over 17 models on recorded tool calls: made on four folds, served on the fifth.") { seeds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (await Tools.ReadAsync(cancellationToken) is not { } calls)
            {
                return;
            }

            AimTable.Begin($"{calls.Count} recorded tool calls, 17 models, 99% of the ceiling's accuracy asked for, made on four folds and served on the fifth; {parsed.GetValue(seeds)} seeds.");
            Write($"{Tools.Name}, category told", calls, TaskGrouping.Told, parsed.GetValue(seeds), 0.50, 0.60, cancellationToken);
            Write($"{Tools.Name}, by kind alone", calls, TaskGrouping.Kind, parsed.GetValue(seeds), null, null, cancellationToken);
        });

        return command;
    }

    private static void Write(
        string name, IReadOnlyList<LabelledCall> calls, TaskGrouping grouping, int seeds, double? baseline, double? target, CancellationToken cancellationToken)
    {
        double[] right = new double[calls.Count];
        double[] cost = new double[calls.Count];
        for (int seed = 1; seed <= seeds; seed++)
        {
            int[] foldOf = SplitFolds.Of([.. calls.Select(call => call.SplitKey)], Folds, 1_000 + seed);
            for (int fold = 0; fold < Folds; fold++)
            {
                TaskTable table = TaskTable.Fit(
                    [.. calls.Where((_, i) => foldOf[i] != fold)], new TaskTableLearning { Ceiling = Sonnet, Keep = Keep, Grouping = grouping, Seed = seed }, cancellationToken);
                for (int i = 0; i < calls.Count; i++)
                {
                    if (foldOf[i] == fold)
                    {
                        string model = table.ModelFor(calls[i]).Model;
                        LabelledAnswer answer = calls[i].Rungs.First(rung => rung.Model == model);
                        right[i] += answer.IsRight ? 1.0 / seeds : 0;
                        cost[i] += (double)answer.CostUsd!.Value / seeds;
                    }
                }
            }
        }

        LadderAim.Write(
            name, Keep,
            new KeptPromise(right, [.. calls.Select(call => call.Rungs[^1].IsRight ? 1.0 : 0)], cost, [.. calls.Select(call => (double)call.Rungs[^1].CostUsd!.Value)]),
            baseline, target);
    }
}
