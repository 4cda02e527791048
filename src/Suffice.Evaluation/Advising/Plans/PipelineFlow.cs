using System.Collections.Immutable;
using Suffice.Billing;
using Suffice.Billing.Amounts;
using Suffice.Pipelines;

namespace Suffice.Evaluation.Advising.Plans;

/// <summary>A pipeline as a flow: its steps, with what the ledger saw of each where it has run.</summary>
internal static class PipelineFlow
{
    private static readonly BillSum Unknown = new() { Before = null, After = null, WidestSaving = null };

    /// <summary>Makes it.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="seen">What the ledger saw of it; <see langword="null"/> when it has not run.</param>
    /// <returns>The flow; what was not seen has no price, which is no zero.</returns>
    public static FlowBill Of(Pipeline pipeline, FlowBill? seen) => new()
    {
        Name = pipeline.Name,
        Source = BillSource.Ledger,
        Why = pipeline.Why,
        Lines = [.. pipeline.Steps.Select(step => Of(step, seen?.Lines.FirstOrDefault(line => line.Step == step.Name)))],
        PerRun = seen?.PerRun ?? Unknown,
        PerThousand = seen?.PerThousand ?? Unknown,
        Warnings = seen?.Warnings ?? ImmutableArray<string>.Empty,
    };

    private static FlowLine Of(PipelineStep step, FlowLine? seen)
    {
        (LineKind kind, string what, string? task) = step switch
        {
            ModelStep model => (LineKind.Model, model.Task, model.Task),
            ExternalStep bought => (LineKind.External, $"{bought.Service}: {BillFigures.Usd(bought.Price)} per {bought.Unit}", (string?)null),
            _ => (LineKind.Local, "made here", null),
        };

        return (seen ?? new FlowLine { Step = step.Name, Kind = kind, Calls = HowOften.Once, PerRun = Unknown, PerThousand = Unknown }) with { Kind = kind, What = what, Task = task };
    }
}
