using System.CommandLine;
using Suffice.Billing;
using Suffice.Billing.Plans;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;

namespace Suffice.Cli.Commands.Bills;

/// <summary>The bill of a whole flow: of its plan.</summary>
/// <param name="json">Whether machines read it.</param>
internal sealed class FlowBilling(Option<bool> json)
{
    private readonly Option<string?> plan = new("--plan") { Description = "Price this plan of a flow (YAML), before anything runs." };
    private readonly FlowOutputs outputs = new();
    private readonly FlowBudget budget = new();

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(plan);
        outputs.AddTo(command);
        budget.AddTo(command);
    }

    /// <summary>Whether the bill of a flow is asked for.</summary>
    /// <param name="parsed">What was typed.</param>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(plan) is not null;

    /// <summary>The outputs and budgets are those of flows.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <exception cref="CommandException">One was typed without a flow.</exception>
    public void RefuseWithoutFlow(ParseResult parsed) =>
        Refusing.Any(parsed, "is for the bill of a flow: name one with --plan FILE", [.. outputs.All, .. budget.All]);

    /// <summary>Prices the flow.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>The exit code: 1 when it is over a budget.</returns>
    public int Run(ParseResult parsed)
    {
        string path = InputFile.Require(parsed.GetValue(plan)!, "name a plan (docs/bill.md has a first one)");
        budget.Check(parsed);
        outputs.Check(parsed, path);
        FlowBill bill = Planned(path);
        outputs.Write(parsed, bill);
        if (parsed.GetValue(json))
        {
            Json.Write(bill);
        }
        else
        {
            FlowBillTable.Write(Screen.Open(), bill);
        }

        return budget.Hold(parsed, bill);
    }

    private static FlowBill Planned(string path)
    {
        PlanResult priced = new PlanPricer(ModelCatalog.BuiltIn(), policy => Policies.TryLoad(policy), TimeProvider.System).Price(path);

        return priced.IsValid ? priced.Bill : throw new CommandException(ExitCode.WrongUse, string.Join(Environment.NewLine, priced.Errors));
    }
}
