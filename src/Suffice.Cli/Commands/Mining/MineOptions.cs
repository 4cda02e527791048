using System.CommandLine;
using Suffice.Agents.Mining;
using Suffice.Agents.Tickets;
using Suffice.Cli.Inputs;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Mining;

/// <summary>What may be typed behind <c>suffice mine</c>.</summary>
internal sealed class MineOptions
{
    private readonly Option<string?> from = new("--from") { Description = "Past tickets with outcomes: JSON Lines, JSON, CSV, TSV, or a folder." };
    private readonly Option<string?> outcome = new("--outcome") { Description = "The path of the outcome, such as status or reference.company_response. Default: a field that is called like one." };
    private readonly Option<string?> good = new("--good") { Description = "The good values of the outcome, separated by commas. Default: each value is described against the rest." };
    private readonly Option<string?> time = new("--time") { Description = "The path of the time, by which later tickets are held out. Default: a field that is called like one, else a quarter by lot." };
    private readonly Option<string?> without = new("--without") { Description = "Paths of fields that are written with or after the outcome and must not be looked at, separated by commas." };
    private readonly Option<int> items = new("--items") { Description = "The most signs on a scorecard, and lines in standards.md.", DefaultValueFactory = _ => 40 };
    private readonly Option<int> patterns = new("--patterns") { Description = "The most items in patterns.md.", DefaultValueFactory = _ => 25 };
    private readonly Option<int> evals = new("--evals") { Description = "Draw as many tickets to label, into evals/mined.jsonl.", DefaultValueFactory = _ => 0 };
    private readonly Option<string?> output = new("--out", "-o") { Description = "Where the drafts go, instead of the worker's own folder." };
    private readonly Option<bool> force = new("--force") { Description = "Replace what is there." };
    private readonly Option<string?> id = new("--id") { Description = "What holds a ticket's id. Default: guessed by its name, as the others." };
    private readonly Option<string?> subject = new("--subject") { Description = "What holds its subject." };
    private readonly Option<string?> text = new("--text") { Description = "What holds its text." };
    private readonly Option<string?> messages = new("--messages") { Description = "What holds its messages." };

    /// <summary>The worker.</summary>
    public Argument<string> Task { get; } = new("task") { Description = "The worker to draft for, there or not yet." };

    /// <summary>Whether a model writes prose.</summary>
    public Option<bool> Prose { get; } = new("--prose") { Description = "Let the model of the policy's chief.task say what each item means, of its evidence alone; code drops what the evidence does not hold." };

    /// <summary>All options, in the order in which help tells them.</summary>
    public IEnumerable<Option> All => [from, outcome, good, time, without, items, patterns, evals, output, Prose, force, id, subject, text, messages];

    /// <summary>Reads what was typed.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="policy">The policy; <see langword="null"/> where there is none yet.</param>
    /// <param name="path">Its file.</param>
    /// <returns>What is asked for.</returns>
    /// <exception cref="CommandException">Something in it makes no sense.</exception>
    public MineSettings Read(ParseResult parsed, SufficePolicy? policy, string path)
    {
        string name = parsed.GetValue(Task)!;
        string tickets = parsed.GetValue(from) ?? throw new CommandException(ExitCode.WrongUse, "--from: name past tickets, a file or a folder (docs/mining.md says in which forms)");
        if (!Directory.Exists(tickets))
        {
            InputFile.Require(tickets, "name a file of tickets, or a folder of them");
        }

        string folder = MineSettings.FolderOf(policy, path, name, parsed.GetValue(output));
        return new MineSettings(name, tickets, folder, policy?.FindTask(name)?.Worker ?? new WorkerSettings(folder))
        {
            Names = new TicketOptions { Id = parsed.GetValue(id), Subject = parsed.GetValue(subject), Text = parsed.GetValue(text), Messages = parsed.GetValue(messages) },
            Mining = new MiningOptions
            {
                Outcome = parsed.GetValue(outcome),
                Good = [.. Options.Names(parsed.GetValue(good))],
                Time = parsed.GetValue(time),
                Without = [.. Options.Names(parsed.GetValue(without))],
                Items = Numbers.Within<int>(items, parsed.GetValue(items), 1, 1000)!.Value,
            },
            Patterns = Numbers.Within<int>(patterns, parsed.GetValue(patterns), 0, 1000)!.Value,
            Evals = Numbers.Within<int>(evals, parsed.GetValue(evals), 0, 100_000)!.Value,
            Force = parsed.GetValue(force),
        };
    }
}
