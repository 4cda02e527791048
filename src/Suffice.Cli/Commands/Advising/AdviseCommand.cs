using System.CommandLine;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Advising;
using Suffice.Evaluation.Advising;
using Suffice.Evaluation.Advising.Tuning;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Advising;

/// <summary><c>suffice advise</c>: which model should a task use, what is missing to know it, and would tuning one pay?</summary>
internal static class AdviseCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string?> what = new("task|flow") { Description = "The task of the policy; or a flow, advised step by step: a pipeline of the policy, or a plan (YAML). Default: all tasks, a line each.", Arity = ArgumentArity.ZeroOrOne };
        Option<string> policy = Options.Policy();
        TuningInputOptions figures = new();
        Option<bool> json = Options.Json();
        Command command = new(
            "advise",
            "Say which model a task should use by the written rule, what that rests on, what is missing and which command settles it; and whether distilling or fine-tuning would pay, beside the cheaper moves. "
            + "Exit code 1 when the capable model should keep its calls.\n\nExample: suffice advise triage --project-cost 3000")
        {
            what, policy,
        };
        figures.AddTo(command);
        command.Options.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(what) is { } file && IsPlan(file))
            {
                return await PlanAdvising.RunAsync(file, parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
            }

            string path = parsed.GetValue(policy)!;
            SufficePolicy loaded = Load(path).Policy!;
            ModelCatalog catalog = ModelCatalog.BuiltIn();
            TuningOptions options = figures.Read(parsed, name => loaded.Models.ContainsKey(name) || catalog.Find(name) is not null);
            Advisor advisor = new(path, loaded, catalog, TimeProvider.System);
            if (parsed.GetValue(what) is { } flow && loaded.FindAny(flow) is null && loaded.FindPipeline(flow) is { } pipeline)
            {
                return await PlanAdvising.RunAsync(pipeline, advisor, loaded, parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
            }

            TaskPolicy[] tasks = parsed.GetValue(what) is { } name ? [loaded.FindAny(name) ?? throw Policies.NoTask(loaded, name)] : [.. loaded.Tasks];
            List<TaskAdvice> advice = [];
            foreach (TaskPolicy task in tasks)
            {
                advice.Add(await advisor.OfAsync(task, options, cancellationToken).ConfigureAwait(false));
            }

            bool isOne = parsed.GetValue(what) is not null;
            if (parsed.GetValue(json))
            {
                Json.Write(isOne ? advice[0] : new { Tasks = advice });
            }
            else if (isOne)
            {
                AdviceTable.Write(Screen.Open(), advice[0]);
            }
            else
            {
                AdviceTable.WriteAll(Screen.Open(), advice);
            }

            return advice.Count > 0 && advice.All(given => given.Outcome == AdviceOutcome.KeepCapable) ? ExitCode.No : ExitCode.Fine;
        });

        return command;
    }

    /// <summary>Loads a policy; a calibration that is missing is one of the things to be told, and no reason to tell nothing.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The policy.</returns>
    internal static PolicyLoadResult Load(string path) => Policies.TryLoad(path) is { IsValid: true } loaded
        ? loaded
        : Policies.Load(path, new PolicyLoadOptions { WithoutCalibrations = true });

    // No task's name has a dot in it.
    private static bool IsPlan(string named) => named.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || named.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
