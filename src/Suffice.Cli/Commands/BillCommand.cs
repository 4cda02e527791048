using System.CommandLine;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice bill</c>: what it cost, what it would have cost, what was saved.</summary>
internal static class BillCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string> policy = Options.Policy();
        Option<string?> ledger = Options.Ledger();
        Option<string> by = new("--by") { Description = "A line for each task, model, day or caller's key.", DefaultValueFactory = _ => "task" };
        by.AcceptOnlyFromAmong("task", "model", "day", "key", "none");
        Option<string?> from = new("--from") { Description = "From this day or time (UTC), such as 2026-11-01." };
        Option<string?> to = new("--to") { Description = "Until before this day or time (UTC)." };
        Option<string?> task = new("--task") { Description = "Only this task." };
        Option<string?> model = new("--model") { Description = "Only requests that this model served." };
        Option<bool> json = Options.Json();
        Command command = new(
            "bill",
            "Price what the ledger saw, before and after: every attempt, rejected ones and consulted models included.\n\nExample: suffice bill --by day --from 2026-11-01")
        {
            policy, ledger, by, from, to, task, model, json,
        };
        command.SetAction(parsed =>
        {
            BillQuery query = new()
            {
                From = Options.Time("--from", parsed.GetValue(from)),
                To = Options.Time("--to", parsed.GetValue(to)),
                Task = parsed.GetValue(task),
                Model = parsed.GetValue(model),
                GroupBy = Enum.Parse<BillGrouping>(parsed.GetValue(by)!, ignoreCase: true),
            };
            LedgerReader reader = new(InputFile.RequireLedger(
                parsed.GetValue(ledger) ?? Policies.Load(parsed.GetValue(policy)!).Policy!.Ledger.Path));
            if (parsed.GetValue(json))
            {
                Json.Write(reader.ReadReport(query));
            }
            else
            {
                BillTable.Write(Screen.Open(), reader.ReadBill(query), parsed.GetValue(by)!);
            }

            return ExitCode.Fine;
        });

        return command;
    }
}
