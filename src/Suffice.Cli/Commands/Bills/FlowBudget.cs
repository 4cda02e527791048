using System.CommandLine;
using Suffice.Billing;
using Suffice.Billing.Amounts;
using Suffice.Cli.Inputs;

namespace Suffice.Cli.Commands.Bills;

/// <summary>What a flow may cost: a script asks, and the exit code says no.</summary>
internal sealed class FlowBudget
{
    private const decimal Most = 1_000_000_000_000m;

    private readonly Option<decimal?> perRun = new("--max-per-run") { Description = "Exit with 1 when a run can cost more than this in USD, its highest cost counted." };
    private readonly Option<decimal?> perMonth = new("--max-per-month") { Description = "Exit with 1 when a month can cost more than this in USD." };

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [perRun, perMonth];

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.AddAll(perRun, perMonth);

    /// <summary>Makes sure that what was typed makes sense.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <exception cref="CommandException">It does not.</exception>
    public void Check(ParseResult parsed)
    {
        Numbers.Within<decimal>(perRun, parsed.GetValue(perRun), 0, Most);
        Numbers.Within<decimal>(perMonth, parsed.GetValue(perMonth), 0, Most);
    }

    /// <summary>Holds a bill to it.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="bill">The bill.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">A month is asked about and nobody said how many runs it has.</exception>
    public int Hold(ParseResult parsed, FlowBill bill)
    {
        if (parsed.GetValue(perMonth) is not null && bill.PerMonth is null)
        {
            throw new CommandException(ExitCode.WrongUse, $"{perMonth.Name}: nobody knows how many runs a month has; write volume: {{ runs: 1000, per: month }} in the plan");
        }

        bool held = Hold(parsed.GetValue(perRun), bill.PerRun, bill.Run);
        held &= Hold(parsed.GetValue(perMonth), bill.PerMonth, "month");
        return held ? ExitCode.Fine : ExitCode.No;
    }

    private static bool Hold(decimal? budget, BillSum? sum, string per)
    {
        if (budget is not { } most || sum is null || sum.After?.High <= most)
        {
            return true;
        }

        Console.Error.WriteLine(sum.After is null
            ? $"suffice: over budget: what a {per} costs is unknown, so {BillFigures.Usd(most)} cannot be held"
            : $"suffice: over budget: a {per} can cost {BillFigures.Usd(sum.After.Value.High)}, and {BillFigures.Usd(most)} is allowed");
        return false;
    }
}
