using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Policy;

namespace Suffice.Cascade;

/// <summary>Runs the checks of a task over an answer, mending where a check can and the policy says so.</summary>
internal sealed class Gate(ILogger logger)
{
    /// <summary>Judges an answer.</summary>
    /// <param name="task">The task.</param>
    /// <param name="judged">The call and its answer.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The verdict, and the answer it holds for: the given one, or a mended one.</returns>
    public async ValueTask<(GateVerdict Verdict, ChatAnswer Answer)> JudgeAsync(
        TaskPolicy task, JudgedAnswer judged, CancellationToken cancellationToken)
    {
        // Each check may mend once: a mend that another check undoes would go round for ever.
        HashSet<string>? mended = null;
        while (true)
        {
            GateVerdict verdict = await RunAsync(task.Gate, judged, cancellationToken).ConfigureAwait(false);
            FailurePlan plan = verdict.Failed?.OnFail ?? task.OnFail;
            if (verdict.IsPassed || !plan.Repair || verdict.Failed!.Check is not IRepairingCheck repairing
                || !(mended ??= []).Add(repairing.Name) || Repair(repairing, judged) is not { } text)
            {
                return (verdict, judged.Answer);
            }

            judged = new JudgedAnswer(judged.Request, judged.Answer.WithText(text), judged.Models)
            {
                AnsweredBy = judged.AnsweredBy,
                HasNextRung = judged.HasNextRung,
                WantsDoubt = judged.WantsDoubt,
            };
        }
    }

    private async ValueTask<GateVerdict> RunAsync(
        ImmutableArray<GateCheck> gate, JudgedAnswer judged, CancellationToken cancellationToken)
    {
        ImmutableArray<CheckOutcome>.Builder outcomes = ImmutableArray.CreateBuilder<CheckOutcome>(gate.Length);
        judged.Findings = outcomes;
        foreach (GateCheck item in gate)
        {
            Finding finding = await FindAsync(item.Check, judged, cancellationToken).ConfigureAwait(false);
            outcomes.Add(new CheckOutcome(item.Check.Name, finding.Kind, finding.Violation, finding.Score));
            if (finding.IsFailed)
            {
                return new GateVerdict(item, finding.Violation, outcomes.ToImmutable());
            }
        }

        return new GateVerdict(null, null, outcomes.ToImmutable());
    }

    private string? Repair(IRepairingCheck check, JudgedAnswer judged)
    {
        try
        {
            return check.Repair(judged);
        }
        catch (Exception broken)
        {
            CascadeLog.RepairBroke(logger, broken, check.Name);
            return null;
        }
    }

    private async ValueTask<Finding> FindAsync(ICheck check, JudgedAnswer judged, CancellationToken cancellationToken)
    {
        try
        {
            return await check.JudgeAsync(judged, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A check that breaks has not passed the answer: the next rung is asked rather than trust put in silence.
            CascadeLog.CheckBroke(logger, broken, check.Name);
            return Finding.Failed("the check itself broke");
        }
    }
}
