using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Audit;
using Suffice.Audit.Formats;
using Suffice.Audit.Privacy;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Json;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Audits;
using static System.FormattableString;

namespace Suffice.Cli.Commands.Audits;

/// <summary><c>suffice audit</c>: past calls in, the tasks they were, what they cost and what they could cost.</summary>
internal static class AuditCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string[]> paths = new("path")
        {
            Description = "Logs of past calls: files, folders, patterns in quotes, - for the standard input; .gz and .zst are unpacked.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> format = new("--format") { Description = $"The form of the files, instead of recognising each: {string.Join(", ", LogFormats.Names)}." };
        Option<string?> map = new("--map") { Description = "A mapping file (YAML) for tables and lines of your own form." };
        Option<string?> since = new("--since") { Description = "Only calls from this day or time (UTC) on, such as 2026-11-01." };
        Option<int?> last = new("--last") { Description = "Only so many calls, the latest." };
        Option<double> sample = new("--sample") { Description = "Only this share of the calls, such as 0.1; every run draws the same ones.", DefaultValueFactory = _ => 1 };
        Option<string?> models = new("--models") { Description = "Models to compare with, separated by commas, instead of the cheap ones of every vendor." };
        Option<string?> prices = new("--prices") { Description = "A JSON file of prices by model that hold before the catalogue's: {\"MODEL\": {\"usd_per_1m_input\": 1, \"usd_per_1m_output\": 5}}." };
        Option<double?> escalation = new("--escalation") { Description = "The share of calls taken to go up to the present model, 0 to 1, in the cautious reckoning." };
        Option<string?> explain = new("--explain") { Description = "Show one task: what was found, on what it rests, and some of its calls." };
        Option<bool> fresh = new("--fresh") { Description = "Begin anew, even where an audit of the same files was stopped." };
        Option<bool> json = Options.Json();
        AuditOutputs outputs = new();
        Command command = new(
            "audit",
            "Read logs of past calls: which tasks are in them, which of those have enough structure for a smaller model, what was paid, what it could cost. "
            + "Needs no key and no network, and sends nothing anywhere.\n\nExample: suffice audit logs/*.jsonl.gz --out report.html --write-policy suffice.yaml")
        {
            paths, format, map, since, last, sample, models, prices, escalation, explain, fresh, json,
        };
        outputs.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            AuditOptions options = new()
            {
                Paths = [.. parsed.GetValue(paths)!],
                StandardInput = Console.OpenStandardInput,
                Format = parsed.GetValue(format),
                Mapping = parsed.GetValue(map) is { } mapping ? InputFile.Require(mapping, "name a mapping file (YAML; docs/log-formats.md)") : null,
                Since = Options.Time("--since", parsed.GetValue(since)),
                Last = Positive("--last", parsed.GetValue(last)),
                Sample = Share("--sample", parsed.GetValue(sample), aboveZero: true)!.Value,
                Models = [.. Options.Names(parsed.GetValue(models))],
                Prices = parsed.GetValue(prices) is { } file ? PriceFile.Read(file).ToImmutableDictionary(StringComparer.Ordinal) : ImmutableDictionary<string, TokenPrices>.Empty,
                Escalation = Share("--escalation", parsed.GetValue(escalation), aboveZero: false),
                StateFolder = AuditOptions.UsualStateFolder(),
                Fresh = parsed.GetValue(fresh),
            };
            outputs.Check(parsed, options);
            ModelCatalog catalog = ModelCatalog.BuiltIn();
            Auditor auditor = new(catalog, TimeProvider.System);
            AuditReport found = await AuditProgressBar.RunAsync(auditor, options, quiet: parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
            AuditReport report = outputs.KeepsPersonalData(parsed) ? found : MaskedReport.Of(found);
            ImmutableArray<string> written = outputs.Write(parsed, report, catalog, options.Paths[0]);
            Show(report, parsed.GetValue(explain), parsed.GetValue(json));
            if (!parsed.GetValue(json) && !written.IsEmpty)
            {
                Console.Out.WriteLine($"wrote    {string.Join(", ", written)}");
            }

            auditor.Forget(options);
            return ExitCode.Fine;
        });

        return command;
    }

    private static void Show(AuditReport report, string? explain, bool json)
    {
        AuditedTask? task = explain is null ? null : report.Tasks.FirstOrDefault(known => known.Name == explain)
            ?? throw new CommandException(ExitCode.WrongUse, $"--explain: there is no task \"{explain}\"; there are {string.Join(", ", report.Tasks.Select(known => known.Name).Take(20))}");
        if (json)
        {
            Console.Out.WriteLine(ReportJson.Write(task is null ? report : report with { Tasks = [task], Charges = [.. report.Charges.Where(charge => charge.Task == task.Name)] }));
        }
        else if (task is not null)
        {
            AuditTable.Explain(Screen.Open(), task);
        }
        else
        {
            AuditTable.Write(Screen.Open(), report);
        }
    }

    private static int? Positive(string option, int? number) => number is null or > 0
        ? number
        : throw new CommandException(ExitCode.WrongUse, $"{option}: {number} is not a number of calls; write 1 or more");

    private static double? Share(string option, double? share, bool aboveZero) => share is null || (share <= 1 && (share > 0 || (share == 0 && !aboveZero)))
        ? share
        : throw new CommandException(ExitCode.WrongUse, Invariant($"{option}: {share} is not a share; write a number {(aboveZero ? "above 0" : "from 0")} to 1, such as 0.1"));
}
