using System.CommandLine;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Queue.Figures;
using Suffice.Agents.Tickets;
using Suffice.Agents.Working;
using Suffice.Cli.Commands.Runs;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Work;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Work;

/// <summary><c>suffice work</c>: a worker's written standard, applied to tickets.</summary>
internal static class WorkCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string> task = new("task") { Description = "The worker: a task of the policy with 'worker:' in its task.yaml." };
        Option<string> policy = Options.Policy();
        Option<string?> input = new("--in") { Description = "The tickets: JSON Lines, JSON, CSV, TSV, a text, a mail, or a folder of these. The same command again goes on where it was stopped, and judges nothing again that is judged." };
        Option<string?> output = new("--out", "-o") { Description = "Where the verdicts are written, a line each (JSON Lines, or CSV for a name that ends in .csv), in the order of the tickets." };
        Option<int?> atOnce = new("--at-once") { Description = "How many tickets are judged at the same time. Default: what task.yaml says, else 4." };
        Option<int?> perMinute = new("--per-minute") { Description = "The most tickets a minute. Default: what task.yaml says, else no limit." };
        Option<decimal?> maxCost = new("--max-cost") { Description = "The most this may cost, USD: each ticket's worst case is held before it is sent. Tickets beyond it stay for another time." };
        Option<bool> anew = new("--anew") { Description = "Judge again what was judged before." };
        Option<bool> dryRun = new("--dry-run") { Description = "Say what would be judged, by what, and what it is likely to cost; call nobody." };
        Option<bool> compare = new("--compare") { Description = "Judge the tickets on each rung alone, and say how far each agrees with the last and what it costs. These verdicts are nobody's work." };
        Option<bool> writeSchema = new("--write-schema") { Description = "Write output.schema.json as rubric.md asks for it, and judge nothing." };
        Option<string?> make = new("--new") { Description = "Put a ready-made worker (ticket-qc, ticket-triage) into tasks/TASK, and judge nothing." };
        Option<bool> force = new("--force") { Description = "Replace the file of --out." };
        Option<bool> json = Options.Json();
        Command command = new(
            "work",
            "Apply a worker's written standard to tickets: rules of code first, then the smallest model that passes, then code again for scores, quotes and failures. "
            + "Each ticket is judged once under each standard; exit code 1 when the cap left tickets without a verdict, 3 when a provider did.\n\nExample: suffice work ticket-qc --in tickets.jsonl --out verdicts.csv")
        {
            task, policy, input, output, atOnce, perMinute, maxCost, anew, dryRun, compare, writeSchema, make, force, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            string name = parsed.GetValue(task)!;
            if (parsed.GetValue(make) is { } kind)
            {
                return Task.FromResult(WorkerFolders.Make(parsed.GetValue(policy)!, name, kind, parsed.GetValue(json)));
            }

            string path = Policies.Require(parsed.GetValue(policy)!);
            PolicyLoadResult loaded = Policies.Load(path, new PolicyLoadOptions { RequireKeys = !parsed.GetValue(dryRun) && !parsed.GetValue(writeSchema) });
            TaskPolicy worker = WorkerFolders.Require(loaded.Policy!, name, path);
            if (parsed.GetValue(writeSchema))
            {
                return Task.FromResult(WorkerFolders.WriteSchema(worker, parsed.GetValue(json)));
            }

            WorkSettings settings = new(
                worker,
                parsed.GetValue(input) ?? throw new CommandException(ExitCode.WrongUse, "--in: name the tickets, a file or a folder (docs/workers.md says in which forms)"),
                parsed.GetValue(output),
                Numbers.Within<int>(atOnce, parsed.GetValue(atOnce), 1, 256),
                Numbers.Within<int>(perMinute, parsed.GetValue(perMinute), 1, 100_000),
                Numbers.Within<decimal>(maxCost, parsed.GetValue(maxCost), 0, 1_000_000),
                parsed.GetValue(anew),
                parsed.GetValue(force),
                parsed.GetValue(json));

            settings.DemandOutput(isWritten: !parsed.GetValue(dryRun) && !parsed.GetValue(compare));

            return parsed.GetValue(dryRun) ? PlanAsync(settings, path, loaded, cancellationToken)
                : parsed.GetValue(compare) ? WorkComparing.RunAsync(settings, path, loaded, cancellationToken)
                : RunAsync(settings, path, loaded, cancellationToken);
        });

        return command;
    }

    private static async Task<int> RunAsync(WorkSettings settings, string path, PolicyLoadResult loaded, CancellationToken cancellationToken)
    {
        WorkerStandard standard = WorkerFolders.Standard(settings.Worker);
        IReadOnlyList<Ticket> tickets = await TicketInput.ReadAsync(settings.Input, cancellationToken).ConfigureAwait(false);
        await using RunEngine engine = await RunEngine.OpenAsync(path, Recorded(loaded), cancellationToken).ConfigureAwait(false);
        using AgentsFile file = AgentsFile.Beside(loaded.Policy!.Ledger.Path, TimeProvider.System);
        new TextForgetting(file).Run(loaded.Policy);
        WorkRunner runner = new(engine.Engine, file, TimeProvider.System);
        WorkOrder order = settings.OrderOf(standard, tickets) with { IsActing = WorkerStanding.Of(file, settings.Worker, standard).IsActing };
        using CancellationTokenRegistration telling = cancellationToken.Register(
            () => Console.Error.WriteLine("stopping; what was judged is kept, and the same command goes on from there"));
        List<WorkOutcome> outcomes = [];
        WorkReport report = await RunAsync(runner, order, settings, outcomes, cancellationToken).ConfigureAwait(false);
        VerdictOutput.Write(settings, order, outcomes);
        if (settings.Json)
        {
            Json.Write(report);
        }
        else
        {
            WorkTable.Write(Screen.Open(), report, outcomes);
        }

        return report.Failed.IsEmpty ? ExitCode.Fine
            : report.Failed.Values.Sum() == report.AtCap ? ExitCode.No
            : ExitCode.Failed;
    }

    /// <summary>The policy with a ledger that must be written: a killed run is gone on with, and its bill must hold.</summary>
    /// <param name="loaded">The policy.</param>
    /// <returns>The same otherwise.</returns>
    internal static PolicyLoadResult Recorded(PolicyLoadResult loaded) => loaded with { Policy = loaded.Policy! with { Ledger = loaded.Policy.Ledger with { Strict = true } } };

    private static async Task<int> PlanAsync(WorkSettings settings, string path, PolicyLoadResult loaded, CancellationToken cancellationToken)
    {
        WorkerStandard standard = WorkerFolders.Standard(settings.Worker);
        IReadOnlyList<Ticket> tickets = await TicketInput.ReadAsync(settings.Input, cancellationToken).ConfigureAwait(false);
        await using RunEngine engine = await RunEngine.OpenAsync(path, loaded, cancellationToken).ConfigureAwait(false);
        WorkPlan plan = WorkPlan.Of(engine.Engine, settings.OrderOf(standard, tickets), settings.Worker, TimeProvider.System);
        if (settings.Json)
        {
            Json.Write(plan);
        }
        else
        {
            WorkPlanTable.Write(plan);
        }

        return ExitCode.Fine;
    }

    /// <summary>Judges, with a bar that tells how far it is.</summary>
    internal static async Task<WorkReport> RunAsync(WorkRunner runner, WorkOrder order, WorkSettings settings, List<WorkOutcome> outcomes, CancellationToken cancellationToken)
    {
        try
        {
            return await ProgressBar.RunAsync(
                $"judging {order.Tickets.Count} tickets",
                quiet: settings.Json,
                bar => runner.RunAsync(
                    order,
                    done =>
                    {
                        outcomes.Add(done);
                        if (bar is not null)
                        {
                            bar.Value = 100.0 * outcomes.Count / order.Tickets.Count;
                        }
                    },
                    cancellationToken)).ConfigureAwait(false);
        }
        catch (WorkUnderWayException busy)
        {
            throw new CommandException(ExitCode.WrongUse, busy.Message);
        }
    }
}
