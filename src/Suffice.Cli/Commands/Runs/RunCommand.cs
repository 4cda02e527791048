using System.CommandLine;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Runs;
using Suffice.Policy;
using Suffice.Running;

namespace Suffice.Cli.Commands.Runs;

/// <summary><c>suffice run</c>: a pipeline, once or for many inputs.</summary>
internal static class RunCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string> name = new("pipeline") { Description = "The pipeline: the name of a file in pipelines/ beside the policy." };
        Option<string> policy = Options.Policy();
        Option<string[]> input = new("--input", "-i") { Description = "What the run is given: name=value, as often as there are inputs; or a JSON file with all of them; or - for one on standard input.", AllowMultipleArgumentsPerToken = false };
        Option<string?> run = new("--run") { Description = "The run's id: goes on with a run that stopped; a run that is done is shown again." };
        Option<string?> many = new("--in") { Description = "A JSON Lines file: one run for each line, an object of inputs, or {\"id\": ..., \"input\": {...}}. The same command again goes on where it was stopped, and does nothing again that is done (with --force where --out is there)." };
        Option<string?> output = new("--out", "-o") { Description = "Where the reports of --in are written, a line each, in the order of the file." };
        Option<int> atOnce = new("--at-once") { Description = "How many runs of --in are under way at the same time.", DefaultValueFactory = _ => 4 };
        Option<bool> anew = new("--anew") { Description = "Run the lines of --in that were run before a second time." };
        Option<bool> force = new("--force") { Description = "Replace the file of --out." };
        Option<bool> json = Options.Json();
        Command command = new(
            "run",
            "Run a pipeline: each step on its own ladder, what was done kept, so that a run that stopped goes on and nothing is done twice.\n\n"
            + "Example: suffice run message --input message=\"My parcel A-10442 is late\"")
        {
            name, policy, input, run, many, output, atOnce, anew, force, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            string path = Policies.Require(parsed.GetValue(policy)!);
            PolicyLoadResult loaded = Policies.Load(path, new PolicyLoadOptions { RequireKeys = true });
            string wanted = parsed.GetValue(name)!;
            if (loaded.Policy!.FindPipeline(wanted) is not { } pipeline)
            {
                throw new CommandException(ExitCode.WrongUse, loaded.Policy.Pipelines.IsEmpty
                    ? $"there is no pipelines/{wanted}.yaml beside {path}, nor any other pipeline (docs/pipelines.md shows one)"
                    : $"there is no pipeline \"{wanted}\" beside {path}; there are {string.Join(", ", loaded.Policy.Pipelines.Select(one => one.Name))}");
            }

            Option[] idle = parsed.GetValue(many) is null ? [output, anew, force] : [input, run];
            if (idle.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other)
            {
                throw new CommandException(ExitCode.WrongUse, $"{other.Name} has no meaning with{(parsed.GetValue(many) is null ? "out" : string.Empty)} --in");
            }

            return parsed.GetValue(many) is { } file
                ? ManyAsync(
                    new RunBatch(pipeline, file, parsed.GetValue(output), Numbers.Within<int>(atOnce, parsed.GetValue(atOnce), 1, 256)!.Value, parsed.GetValue(anew), parsed.GetValue(force)),
                    path, loaded, parsed.GetValue(json), cancellationToken)
                : OnceAsync(
                    new RunCall(wanted) { Input = RunInputs.Read(pipeline, parsed.GetValue(input) ?? [], parsed.GetValue(run)), Run = parsed.GetValue(run) },
                    path, loaded, parsed.GetValue(json), cancellationToken);
        });

        return command;
    }

    private static async Task<int> OnceAsync(RunCall call, string path, PolicyLoadResult loaded, bool json, CancellationToken cancellationToken)
    {
        await using RunEngine engine = await RunEngine.OpenAsync(path, loaded, cancellationToken).ConfigureAwait(false);
        RunReport? report = null;
        await foreach (RunEvent happened in engine.Runner.RunAsync(call, cancellationToken).ConfigureAwait(false))
        {
            switch (happened)
            {
                case RunRefused refused:
                    throw new CommandException(refused.Refusal.Kind == RunRefusalKind.Unavailable ? ExitCode.Failed : ExitCode.WrongUse, refused.Refusal.Message);
                case RunEnded ended:
                    report = ended.Report;
                    break;
                default:
                    StepProgress.Tell(happened);
                    break;
            }
        }

        if (json)
        {
            Json.Write(report!);
        }
        else
        {
            RunTable.Write(Screen.Open(), report!);
        }

        return RunOutcome.Of(report!);
    }

    private static async Task<int> ManyAsync(RunBatch batch, string path, PolicyLoadResult loaded, bool json, CancellationToken cancellationToken)
    {
        IReadOnlyList<BatchLine> lines = batch.Read();
        await using RunEngine engine = await RunEngine.OpenAsync(path, loaded, cancellationToken).ConfigureAwait(false);
        using CancellationTokenRegistration telling = cancellationToken.Register(
            () => Console.Error.WriteLine("stopping; what was done is kept, and the same command goes on from there"));
        BatchEnd[] ends = await ProgressBar.RunAsync(
            $"running {batch.Pipeline.Name}",
            quiet: json,
            bar => batch.RunAsync(
                engine.Runner,
                lines,
                done =>
                {
                    if (bar is not null)
                    {
                        bar.Value = 100.0 * done / lines.Count;
                    }
                },
                cancellationToken)).ConfigureAwait(false);
        batch.Write(lines, ends);
        BatchSummary summary = BatchSummary.Of(ends);
        if (json)
        {
            Json.Write(summary);
        }
        else
        {
            RunTable.Write(Screen.Open(), summary);
        }

        foreach ((BatchLine line, BatchEnd end) in lines.Zip(ends).Where(line => line.Second.Refused is not null))
        {
            await Console.Error.WriteLineAsync($"{batch.File}:{line.Number}: {Printable.Of(end.Refused!)}").ConfigureAwait(false);
        }

        return ends.Select(end => end.Report is { } report ? RunOutcome.Of(report) : ExitCode.WrongUse).DefaultIfEmpty(ExitCode.Fine).Max();
    }
}
