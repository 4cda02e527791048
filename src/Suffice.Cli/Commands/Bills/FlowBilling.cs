using System.CommandLine;
using Suffice.Billing;
using Suffice.Billing.Plans;
using Suffice.Billing.Seen;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Bills;

/// <summary>The bill of a whole flow: of its plan, of its runs in the ledger, or of both beside each other.</summary>
/// <param name="json">Whether machines read it.</param>
/// <param name="calls">Knows the ledger and the time that was asked about.</param>
internal sealed class FlowBilling(Option<bool> json, LedgerBilling calls)
{
    private readonly Option<string?> plan = new("--plan") { Description = "Price this plan of a flow (YAML), before anything runs." };
    private readonly Option<string?> pipeline = new("--pipeline") { Description = "Price the runs of this pipeline that the ledger saw; with --plan too, planned beside seen." };
    private readonly FlowOutputs outputs = new();
    private readonly FlowBudget budget = new();

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.AddAll(plan, pipeline);
        outputs.AddTo(command);
        budget.AddTo(command);
    }

    /// <summary>Whether the bill of a flow is asked for.</summary>
    /// <param name="parsed">What was typed.</param>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(plan) is not null || AsksLedger(parsed);

    /// <summary>Whether it is asked of the ledger.</summary>
    /// <param name="parsed">What was typed.</param>
    public bool AsksLedger(ParseResult parsed) => parsed.GetValue(pipeline) is not null;

    /// <summary>The outputs and budgets are those of flows.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <exception cref="CommandException">One was typed without a flow.</exception>
    public void RefuseWithoutFlow(ParseResult parsed) =>
        Refusing.Any(parsed, "is for the bill of a flow: name one with --plan FILE or --pipeline NAME", [.. outputs.All, .. budget.All]);

    /// <summary>Prices the flow.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>The exit code: 1 when it is over a budget.</returns>
    public int Run(ParseResult parsed)
    {
        string? path = parsed.GetValue(plan) is { } file ? InputFile.Require(file, "name a plan (docs/bill.md has a first one)") : null;
        budget.Check(parsed);
        outputs.Check(parsed, path);
        FlowBill? planned = path is null ? null : Planned(path);
        FlowBill? seen = parsed.GetValue(pipeline) is { } name ? Seen(parsed, name, planned) : null;
        FlowBill bill = seen ?? planned!;
        PlanBesideSeen? beside = planned is not null && seen is not null ? BesideMaking.Of(planned, seen) : null;
        outputs.Write(parsed, bill, beside);
        if (parsed.GetValue(json))
        {
            Json.Write((object?)beside ?? bill);
        }
        else
        {
            FlowBillTable.Write(Screen.Open(), bill, beside);
        }

        return budget.Hold(parsed, bill);
    }

    private static FlowBill Planned(string path)
    {
        PlanResult priced = new PlanPricer(ModelCatalog.BuiltIn(), policy => Policies.TryLoad(policy), TimeProvider.System).Price(path);

        return priced.IsValid ? priced.Bill : throw new CommandException(ExitCode.WrongUse, string.Join(Environment.NewLine, priced.Errors));
    }

    private FlowBill Seen(ParseResult parsed, string name, FlowBill? planned)
    {
        (LedgerReader ledger, SufficePolicy? policy) = calls.Open(parsed);
        (DateTimeOffset? from, DateTimeOffset? to) = calls.Time(parsed);
        SeenPipeline? seen = name.Length == 0 ? null : ledger.ReadPipeline(name, from, to);
        IEnumerable<string>? order = planned?.Lines.Select(line => line.Step) ?? policy?.FindPipeline(name)?.StepNames;
        FlowBill? bill = seen is null ? null : SeenBill.Of(seen, TimeProvider.System.GetUtcNow(), [.. order ?? []]);

        return bill is null ? throw NoRuns(ledger, name, from is not null || to is not null)
            : planned is null ? bill
            : bill with { Name = planned.Name, Why = planned.Why, Run = planned.Run };
    }

    private static CommandException NoRuns(LedgerReader ledger, string name, bool isBounded)
    {
        string[] known = [.. ledger.ReadPipelineNames()];
        string right = known.Contains(name, StringComparer.Ordinal) && isBounded ? "another --from and --to"
            : known.Length == 0 ? "a pipeline is run by 'suffice run' or POST /v1/pipelines/NAME"
            : $"it knows {string.Join(", ", known)}";

        return new CommandException(ExitCode.WrongUse, $"the ledger knows no run of a pipeline \"{name}\"{(isBounded ? " in that time" : string.Empty)}; {right}");
    }
}
