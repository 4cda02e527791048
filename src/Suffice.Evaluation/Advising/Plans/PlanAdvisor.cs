using System.Collections.Immutable;
using Suffice.Billing;
using Suffice.Evaluation.Advising.Tuning;
using Suffice.Ledger;
using Suffice.Pipelines;
using Suffice.Policy;

namespace Suffice.Evaluation.Advising.Plans;

/// <summary>Advises a flow step by step: a step whose task is known by the rule, another on what its plan says of it, which proves nothing.</summary>
/// <param name="advisor">Advises the tasks of the plan's policy; <see langword="null"/> when it names none.</param>
/// <param name="policy">That policy.</param>
public sealed class PlanAdvisor(Advisor? advisor, SufficePolicy? policy)
{
    /// <summary>Advises.</summary>
    /// <param name="bill">The plan's bill.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The advice.</returns>
    /// <exception cref="LedgerException">The ledger is there and cannot be read.</exception>
    public async Task<PlanAdvice> OfAsync(FlowBill bill, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bill);
        Dictionary<string, TaskAdvice> known = new(StringComparer.Ordinal);
        ImmutableArray<StepAdvice>.Builder steps = ImmutableArray.CreateBuilder<StepAdvice>();
        foreach (FlowLine line in bill.Lines)
        {
            if (line.Task is { } name && !known.ContainsKey(name) && policy?.FindAny(name) is { } task && advisor is not null)
            {
                known[name] = await advisor.OfAsync(task, new TuningOptions(), cancellationToken).ConfigureAwait(false);
            }

            steps.Add(Of(line, line.Task is { } asked ? known.GetValueOrDefault(asked) : null));
        }

        return new PlanAdvice(bill.Name, bill.Run, steps.ToImmutable(), bill.Warnings);
    }

    /// <summary>Advises a pipeline.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="seen">What the ledger saw of its runs; <see langword="null"/> when it has not run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The advice.</returns>
    /// <exception cref="LedgerException">The ledger is there and cannot be read.</exception>
    public Task<PlanAdvice> OfAsync(Pipeline pipeline, FlowBill? seen, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);

        return OfAsync(PipelineFlow.Of(pipeline, seen), cancellationToken);
    }

    private static StepAdvice Of(FlowLine line, TaskAdvice? task)
    {
        StepAdvice step = new()
        {
            Step = line.Step,
            Kind = line.Kind,
            Task = line.Task,
            What = line.What,
            Before = line.PerRun.Before,
            After = line.PerRun.After,
            Outcome = null,
            Sentence = string.Empty,
        };

        return line switch
        {
            { Kind: LineKind.External } => step with { Sentence = "it is bought, and no AI call of ours: no model to choose" },
            { Kind: LineKind.Local } => step with { Sentence = "it is made here, and free" },
            { Ladder: { Verdict: LadderVerdict.Loses, BreakEven: not null } } => step with
            {
                Outcome = AdviceOutcome.KeepCapable,
                Sentence = $"false economy: {Rates(line.Ladder)}",
                Next = $"fewer calls that go up, a cheaper first rung, or {line.Ladder.Baseline ?? "what it was before"} alone",
            },
            _ when task is not null => OfTask(step, line, task),
            { IsKept: true } => step with
            {
                Outcome = AdviceOutcome.KeepCapable,
                Sentence = "the plan keeps it as it is, and says nothing of its standard",
                Next = Naming(line),
            },
            _ => step with
            {
                Outcome = AdviceOutcome.TrySmall,
                Sentence = $"the plan moves it to something cheaper; nothing shows that this is good enough{Beside(line)}",
                Next = Naming(line),
            },
        };
    }

    private static StepAdvice OfTask(StepAdvice step, FlowLine line, TaskAdvice task)
    {
        bool movesAgainst = task.Outcome == AdviceOutcome.KeepCapable && !line.IsKept && line.PerRun.Saved is { High: > 0 };

        return step with
        {
            Outcome = task.Outcome,
            IsProved = task.IsProved,
            Sentence = $"{(movesAgainst ? "it is moved, and the rule would not: " : string.Empty)}{task.Sentence}{Beside(line)}",
            Next = task.Next.FirstOrDefault(),
        };
    }

    // A stated price names no ladder whose rate could be too high.
    private static string Beside(FlowLine line) => line.Ladder is { Models.Length: > 1 } ladder ? $"; {Rates(ladder)}" : string.Empty;

    private static string Rates(LadderWorth ladder) => ladder.BreakEven is not { } even ? "whether its ladder pays is not known, for a price is missing"
        : even.High <= 0 ? "no escalation rate is low enough to pay"
        : $"{BillFigures.Share(ladder.Escalation)} of its calls go up, and it pays below {BillFigures.Share(even)}";

    private static string Naming(FlowLine line) => $"in the plan: policy: suffice.yaml, {line.Step}: {{ task: NAME, tokens: ... }}";
}
