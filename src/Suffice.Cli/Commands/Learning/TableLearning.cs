using System.CommandLine;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Learning;
using Suffice.Evaluation.Tables;
using Suffice.Learning.Tables;

namespace Suffice.Cli.Commands.Learning;

/// <summary><c>suffice learn --table</c>: which of many models serves which task.</summary>
/// <param name="inputs">What else was typed.</param>
internal sealed class TableLearning(LearnInputs inputs)
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
        command.AddAll(table, models, ceiling, by);
    }

    /// <summary>Whether a table is asked for.</summary>
    /// <param name="parsed">What was typed.</param>
    public bool IsAskedFor(ParseResult parsed) => parsed.GetValue(table);

    /// <summary>Fits a table, writes it and shows it.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string folder = inputs.RequiredFolder(parsed);
        if (inputs.IsLocal(parsed) || inputs.Second(parsed) is not null || inputs.Field(parsed) is not null)
        {
            throw new CommandException(ExitCode.WrongUse, "--local, --field and --agree have no meaning with --table: a table says which model serves a task, and judges no answer");
        }

        string[] ladder = inputs.Ladder(parsed);
        string[] recordings = Recordings.Existing(inputs.Named(parsed));
        IReadOnlyDictionary<string, TokenPrices> prices = inputs.Prices(parsed);
        double keep = inputs.Promise.KeepOf(parsed) ?? UsualKeep;
        string named = parsed.GetValue(models)!;
        if (ladder.Length > 0 && named != "all")
        {
            throw new CommandException(ExitCode.WrongUse, "with --table, --ladder and --models both name the models to choose from; leave one out");
        }

        (TaskTable made, Evaluation.Labelling.LabelledCalls labelled) = await ProgressLine.WhileAsync("fitting", () => new RecordedTable(ModelCatalog.BuiltIn(), TimeProvider.System).MakeAsync(
            recordings,
            named == "all" ? ladder : Options.Names(named),
            parsed.GetValue(ceiling) ?? ladder.LastOrDefault(),
            prices,
            new TaskTableLearning { Keep = keep, Grouping = parsed.GetValue(by) },
            cancellationToken), cancellationToken).ConfigureAwait(false);
        RecordedTable.Save(made, folder);
        if (inputs.IsJson(parsed))
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
