using System.CommandLine;
using Suffice.Cli.Inputs;

namespace Suffice.Cli.Commands.Bills;

/// <summary><c>suffice bill</c>: what it cost, what it would have cost, what was saved; of calls, or of a whole flow.</summary>
internal static class BillCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string> policy = Options.Policy();
        Option<bool> json = Options.Json();
        LedgerBilling calls = new(policy, json);
        FlowBilling flows = new(json, calls);
        Command command = new(
            "bill",
            "Price what the ledger saw, before and after: every attempt, rejected ones and consulted models included; or a whole flow, step by step: as the ledger saw it, or as planned, before anything runs.\n\n"
            + "Example: suffice bill --by day --from 2026-11-01\nExample: suffice bill --plan plan.yaml --out bill.html\nExample: suffice bill --pipeline message --from 2026-11-01")
        {
            policy,
        };
        calls.AddTo(command);
        flows.AddTo(command);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            if (!flows.IsAsked(parsed))
            {
                flows.RefuseWithoutFlow(parsed);
                return calls.Run(parsed);
            }

            calls.RefuseWithFlow(parsed, isPlanAlone: !flows.AsksLedger(parsed));
            return flows.Run(parsed);
        });

        return command;
    }
}
