using System.CommandLine;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Bills;

/// <summary>The bill of calls, by task, model, day or key.</summary>
/// <param name="policy">The policy, which says where the ledger is.</param>
/// <param name="json">Whether machines read it.</param>
internal sealed class LedgerBilling(Option<string> policy, Option<bool> json)
{
    private readonly Option<string?> ledger = Options.Ledger();
    private readonly Option<string> by = By();
    private readonly Option<string?> from = new("--from") { Description = "From this day or time (UTC), such as 2026-11-01." };
    private readonly Option<string?> to = new("--to") { Description = "Until before this day or time (UTC)." };
    private readonly Option<string?> task = new("--task") { Description = "Only this task." };
    private readonly Option<string?> model = new("--model") { Description = "Only requests that this model served." };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.AddAll(ledger, by, from, to, task, model);

    /// <summary>A flow has its own lines, and a plan has no calls to choose among.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="isPlanAlone">Whether nothing is asked of the ledger.</param>
    /// <exception cref="CommandException">An option was typed that chooses among calls.</exception>
    public void RefuseWithFlow(ParseResult parsed, bool isPlanAlone)
    {
        Refusing.Any(parsed, "has no meaning with the bill of a flow: its lines are its steps", by, task, model);
        if (isPlanAlone)
        {
            Refusing.Any(parsed, "has no meaning with --plan: a plan has no calls yet", ledger, from, to);
        }
    }

    /// <summary>Opens the ledger that was named, or else the policy's.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>Reads it; and the policy, where it was needed to find it.</returns>
    /// <exception cref="CommandException">There is none.</exception>
    public (LedgerReader Reader, SufficePolicy? Policy) Open(ParseResult parsed)
    {
        SufficePolicy? loaded = parsed.GetValue(ledger) is null ? Policies.Load(parsed.GetValue(policy)!).Policy : null;

        return (new LedgerReader(InputFile.RequireLedger(parsed.GetValue(ledger) ?? loaded!.Ledger.Path)), loaded);
    }

    /// <summary>The time that was asked about.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>From when and until when; <see langword="null"/> where nothing was typed.</returns>
    /// <exception cref="CommandException">One is no time.</exception>
    public (DateTimeOffset? From, DateTimeOffset? To) Time(ParseResult parsed) =>
        (Options.Time("--from", parsed.GetValue(from)), Options.Time("--to", parsed.GetValue(to)));

    /// <summary>Prices the calls.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>The exit code.</returns>
    public int Run(ParseResult parsed)
    {
        (DateTimeOffset? begin, DateTimeOffset? end) = Time(parsed);
        BillQuery query = new()
        {
            From = begin,
            To = end,
            Task = parsed.GetValue(task),
            Model = parsed.GetValue(model),
            GroupBy = Enum.Parse<BillGrouping>(parsed.GetValue(by)!, ignoreCase: true),
        };
        LedgerReader reader = Open(parsed).Reader;
        if (parsed.GetValue(json))
        {
            Json.Write(reader.ReadReport(query));
        }
        else
        {
            BillTable.Write(Screen.Open(), reader.ReadBill(query), parsed.GetValue(by)!);
        }

        return ExitCode.Fine;
    }

    private static Option<string> By()
    {
        Option<string> line = new("--by") { Description = "A line for each task, model, day or caller's key.", DefaultValueFactory = _ => "task" };
        line.AcceptOnlyFromAmong("task", "model", "day", "key", "none");

        return line;
    }
}
