using System.CommandLine;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Confidence;
using Suffice.Evaluation.Local;
using Suffice.Evaluation.Replay;
using Suffice.Evaluation.Reports.Calibrations;
using Suffice.Evaluation.Tables;
using Suffice.Learning.Ladders;
using Suffice.Learning.Tables;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice replay</c>: recorded answers through the live engine.</summary>
internal static class ReplayCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string[]> recordings = Recordings.Files();
        Option<string?> ladder = Recordings.Ladder();
        Option<string?> agree = Recordings.Agree();
        Option<string> gate = new("--gate")
        {
            Description = "The checks of the gate: none; structural; calibrated: structural and then the confidence of --from; table: each call on the model that the table of --from has for its task.",
            DefaultValueFactory = _ => "structural",
        };
        gate.AcceptOnlyFromAmong("none", "structural", "calibrated", "table");
        Option<string?> from = new("--from") { Description = "The folder that 'suffice learn --out' wrote." };
        Option<string?> policy = new("--policy", "-p") { Description = "A policy whose tasks and gates hold instead of --gate." };
        Option<string?> prices = Recordings.Prices();
        Option<int> seed = new("--seed") { Description = "Seed of the bootstrap intervals.", DefaultValueFactory = _ => 1 };
        Option<bool> json = Options.Json();
        Command command = new(
            "replay",
            "Run recorded answers through the engine: accuracy and cost of the cascade beside always-first, always-last and the oracle.\n\n"
            + "Example: suffice replay bfcl.jsonl --ladder gpt-4o-mini-2024-07-18,gpt-4-0125-preview --json")
        {
            recordings, ladder, agree, gate, from, policy, prices, seed, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            TaskConfidence? calibrated = CalibratedOf(parsed.GetValue(gate)!, parsed.GetValue(from));
            ReplayOptions options = new()
            {
                Recordings = Recordings.Existing(parsed.GetValue(recordings)!),
                Ladder = Options.Names(parsed.GetValue(ladder)),
                Agree = parsed.GetValue(agree),
                Structural = parsed.GetValue(gate) != "none",
                Calibrated = calibrated,
                Local = calibrated is null ? null : LocalModel.OfLadder(parsed.GetValue(from)!, calibrated.Calibration),
                Policy = parsed.GetValue(policy) is { } path ? Policies.Load(path).Policy : null,
                Prices = Recordings.PricesOf(parsed.GetValue(prices)),
                Seed = parsed.GetValue(seed),
            };
            Recordings.RequireOther(options.Agree, options.Ladder);
            TaskTable? table = TableOf(parsed.GetValue(gate)!, parsed.GetValue(from));
            if (table is null && options is { Policy: null, Calibrated: null, Ladder.Count: < 1 })
            {
                throw new CommandException(ExitCode.WrongUse, "replay needs --ladder MODEL,MODEL,... or --policy FILE");
            }

            ReplayReport report = table is not null
                ? await ProgressLine.WhileAsync("replaying", () => new TableReplay(ModelCatalog.BuiltIn(), TimeProvider.System).RunAsync(options, table, cancellationToken), cancellationToken).ConfigureAwait(false)
                : await RunAsync(options, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(report.ToJson());
            }
            else
            {
                ReplayTable.Write(Screen.Open(), report);
            }

            return ExitCode.Fine;
        });

        return command;
    }

    private static async Task<ReplayReport> RunAsync(ReplayOptions options, CancellationToken cancellationToken)
    {
        ModelCatalog catalog = ModelCatalog.BuiltIn();
        Func<ReplayOptions, IProgress<int>?, CancellationToken, Task<ReplayReport>> run = options.Calibrated is null
            ? new ReplayRunner(catalog, TimeProvider.System).RunAsync
            : new CalibratedReplay(catalog, TimeProvider.System).RunAsync;
        using ProgressLine line = new("replaying");

        return await run(options, line, cancellationToken).ConfigureAwait(false);
    }

    private static TaskConfidence? CalibratedOf(string gate, string? from) => (gate, from) switch
    {
        ("calibrated", null) => throw new CommandException(ExitCode.WrongUse, "--gate calibrated needs --from DIR, the folder that 'suffice learn --out DIR' wrote"),
        ("calibrated", { } folder) => new CalibrationFolder(folder).Load(new EstimatorReader()),
        ("table", _) => null,
        (_, { }) => throw new CommandException(ExitCode.WrongUse, "--from has a meaning only with --gate calibrated or --gate table"),
        _ => null,
    };

    private static TaskTable? TableOf(string gate, string? from) => (gate, from) switch
    {
        ("table", null) => throw new CommandException(ExitCode.WrongUse, "--gate table needs --from DIR, the folder that 'suffice learn --table --out DIR' wrote"),
        ("table", { } folder) => RecordedTable.Load(folder),
        _ => null,
    };
}
