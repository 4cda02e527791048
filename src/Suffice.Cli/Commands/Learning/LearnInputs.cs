using System.CommandLine;
using Suffice.Catalog;
using Suffice.Cli.Inputs;

namespace Suffice.Cli.Commands.Learning;

/// <summary>What <c>suffice learn</c> is told whatever it is to learn.</summary>
internal sealed class LearnInputs
{
    private readonly Argument<string[]> files = new("recording") { Description = "Recordings (JSON Lines); with --tasks, where calls of known tasks are.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> ladder = Recordings.Ladder();
    private readonly Option<string?> agree = Recordings.Agree();
    private readonly Option<bool> local = new("--local") { Description = "Train a local rung on the references, which must be a closed set of labels, and put it below the ladder." };
    private readonly Option<string?> field = Options.Field();
    private readonly Option<string?> prices = Recordings.Prices();
    private readonly Option<string?> output = new("--out", "-o") { Description = "The folder to write to; with --tasks by default the policy's." };
    private readonly Option<bool> json = Options.Json();

    /// <summary>What is promised of it.</summary>
    public PromiseOptions Promise { get; } = new();

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(files);
        command.AddAll(ladder, agree, local, field, prices, output, json);

        Promise.AddTo(command);
    }

    /// <summary>The files, or whatever else the calls are to come from.</summary>
    /// <param name="parsed">What was typed.</param>
    public string[] Named(ParseResult parsed) => parsed.GetValue(files) ?? [];

    /// <summary>The models named by <c>--ladder</c>.</summary>
    /// <param name="parsed">What was typed.</param>
    public string[] Ladder(ParseResult parsed) => Options.Names(parsed.GetValue(ladder));

    /// <summary>The second model.</summary>
    /// <param name="parsed">What was typed.</param>
    public string? Second(ParseResult parsed) => parsed.GetValue(agree);

    /// <summary>Whether a local rung is wanted.</summary>
    /// <param name="parsed">What was typed.</param>
    public bool IsLocal(ParseResult parsed) => parsed.GetValue(local);

    /// <summary>Where an answer holds its label.</summary>
    /// <param name="parsed">What was typed.</param>
    public string? Field(ParseResult parsed) => parsed.GetValue(field);

    /// <summary>Prices that hold before the catalogue's.</summary>
    /// <param name="parsed">What was typed.</param>
    public IReadOnlyDictionary<string, TokenPrices> Prices(ParseResult parsed) => Recordings.PricesOf(parsed.GetValue(prices));

    /// <summary>The folder to write to, as it was typed.</summary>
    /// <param name="parsed">What was typed.</param>
    public string? Folder(ParseResult parsed) => parsed.GetValue(output);

    /// <summary>Whether the result is printed as JSON.</summary>
    /// <param name="parsed">What was typed.</param>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(json);

    /// <summary>Whether anything was typed that only answers can be learned by.</summary>
    /// <param name="parsed">What was typed.</param>
    public bool SpeaksOfAnswers(ParseResult parsed) =>
        new Option[] { ladder, agree, prices, local }.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The folder to write to, where recordings and a folder are needed.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <exception cref="CommandException">One of them was not named, or the folder is a file.</exception>
    public string RequiredFolder(ParseResult parsed) => Named(parsed).Length > 0 && Folder(parsed) is { } folder
        ? OutputFolder.Require(folder)
        : throw new CommandException(ExitCode.WrongUse, "learn needs recordings and --out DIR, such as: suffice learn fit.jsonl --ladder small,large --out learned");
}
