using System.CommandLine;
using Suffice.Billing;
using Suffice.Dashboard.Pipelines;
using Suffice.Reports;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show pipelines</c> and <c>pipeline</c>.</summary>
internal static class ShowPipelines
{
    /// <summary>Each pipeline.</summary>
    /// <returns>The command.</returns>
    public static Command All() => PageShowing.Make(new ShownPage<PipelinesFigures>(
        "pipelines", "Each pipeline of the policy and of the ledger: what a run costs, before and after.\n\nExample: suffice show pipelines --days 7")
    {
        HasPeriod = true,
        Read = inputs => new PipelinesReading(inputs.Ledger, inputs.Policies, inputs.Time).Read(inputs.Period),
        Tables = figures => PipelinesTables.Of(figures),
    });

    /// <summary>One pipeline.</summary>
    /// <returns>The command.</returns>
    public static Command One()
    {
        Argument<string> name = new("PIPELINE") { Description = "The pipeline." };

        return PageShowing.Make(new ShownPage<PipelineFigures>(
            "pipeline", "One pipeline: the bill of its runs, step by step, beside its plan (plans/NAME.yaml beside the policy) where there is one.\n\nExample: suffice show pipeline support-message --days 7")
        {
            Named = name,
            HasPeriod = true,
            Read = inputs => new PipelineReading(inputs.Ledger, inputs.Policies, inputs.Time).Read(inputs.Parsed.GetValue(name)!, inputs.Period),
            Tables = figures => PipelinesTables.Of(figures),
            Lead = LeadOf,
            Absent = inputs => $"neither the policy nor the ledger knows a pipeline \"{inputs.Parsed.GetValue(name)}\"; suffice show pipelines lists them",
        });
    }

    private static IEnumerable<string> LeadOf(PipelineFigures figures) => figures.Bill is not { } bill
        ? [$"{figures.Name} did not run from {figures.Period}"]
        :
        [
            $"{figures.Period}: {Figures.Count(bill.Seen!.Completed, "run")} completed, {Figures.Count(bill.Seen.Stopped)} stopped; a run cost {BillFigures.Usd(bill.PerRun.After, bill.PerRun.AfterAtLeast)}, {BillFigures.Usd(bill.PerRun.Before, bill.PerRun.BeforeAtLeast)} before, {BillFigures.Usd(bill.PerRun.Saved)} saved",
            .. bill.Warnings,
            .. figures.PlanProblems,
        ];
}
