using System.CommandLine;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Learning;
using Suffice.Evaluation.Tables;
using Suffice.Learning.Tables;

namespace Suffice.Cli.Commands.Learning;

/// <summary>The options of <c>suffice learn --table</c>.</summary>
internal sealed class TableOptions
{
    private const double UsualKeep = 0.99;

    private readonly Option<bool> table = new("--table") { Description = "Fit a task table instead: which of many models serves which task. Written to table.json." };
    private readonly Option<string> models = new("--models") { Description = "With --table: the models to choose from, separated by commas, or all.", DefaultValueFactory = _ => "all" };
    private readonly Option<string?> ceiling = new("--ceiling") { Description = "With --table: the model whose quality is to be kept, or a part of its name that no other has; by default the one most often right." };
    private readonly Option<TaskGrouping> by = new("--by") { Description = "With --table: told (task and category that a call names) or kind (how many tools, which form of answer).", DefaultValueFactory = _ => TaskGrouping.Told };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { table, models, ceiling, by })
        {
            command.Add(option);
        }
    }

    /// <summary>Whether a table is asked for.</summary>
    /// <param name="parsed">What was typed.</param>
    public bool IsAskedFor(ParseResult parsed) => parsed.GetValue(table);

    /// <summary>Fits a table, writes it and shows it.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="ladder">The models named by <c>--ladder</c>, the last of them the ceiling; empty for those of the table's own options.</param>
    /// <param name="recordings">The recordings.</param>
    /// <param name="prices">Prices that hold before the catalogue's.</param>
    /// <param name="keep">The share of the ceiling's accuracy to keep; <see langword="null"/> for 0.99.</param>
    /// <param name="folder">Where to write.</param>
    /// <param name="isJson">Whether the table is printed as JSON.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(
        ParseResult parsed, string[] ladder, string[] recordings, IReadOnlyDictionary<string, TokenPrices> prices, double? keep, string folder, bool isJson, CancellationToken cancellationToken)
    {
        string named = parsed.GetValue(models)!;
        if (ladder.Length > 0 && named != "all")
        {
            throw new CommandException(ExitCode.WrongUse, "with --table, --ladder and --models both name the models to choose from; leave one out");
        }

        (TaskTable made, Evaluation.Labelling.LabelledCalls labelled) = await ProgressLine.WhileAsync("fitting", () => new RecordedTable(ModelCatalog.BuiltIn(), TimeProvider.System).MakeAsync(
            recordings,
            named == "all" ? ladder : Recordings.Names(named),
            parsed.GetValue(ceiling) ?? ladder.LastOrDefault(),
            prices,
            new TaskTableLearning { Keep = keep ?? UsualKeep, Grouping = parsed.GetValue(by) },
            cancellationToken), cancellationToken).ConfigureAwait(false);
        RecordedTable.Save(made, folder);
        if (isJson)
        {
            await Console.Out.WriteAsync(await File.ReadAllTextAsync(Path.Combine(folder, RecordedTable.FileName), cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        else
        {
            TaskTableTable.Write(Screen.Open(), made, labelled, folder);
        }

        return ExitCode.Fine;
    }
}
