using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Suffice.Cascade.Calling;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Confidence;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Routing;

namespace Suffice.Cascade;

/// <summary>Runs a call up its ladder: each rung's answer passes the gate, is corrected, or leaves it to the next rung.</summary>
internal sealed class CascadeRunner(ModelCaller caller, Gate gate, TimeProvider time)
{
    /// <summary>Runs a call to a whole answer.</summary>
    /// <param name="run">The request.</param>
    /// <param name="cancellationToken">The caller's end; throws.</param>
    /// <returns>How it ended. A passed deadline is a failure, not an exception.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<CascadeResult> RunAsync(CascadeRun run, CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = new(run.Deadline, time);
        using CancellationTokenRegistration leaving = cancellationToken.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), either);
        try
        {
            return await ClimbAsync(run, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            run.Leave("deadline");
            return Failed(AnswerFailures.Deadline(run));
        }
    }

    private static CascadeResult Failed(AnswerFailure failure) => new(RequestOutcome.Failed, null, null, failure);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CascadeResult> ClimbAsync(CascadeRun run, CancellationToken cancellationToken)
    {
        RungResult? last = null;
        RungResult? answered = null;
        CallFailure? failure = null;
        foreach (Rung rung in run.Route.Rungs)
        {
            if (!rung.IsFit)
            {
                run.Leave("unfit");
                continue;
            }

            RungResult result = await TryRungAsync(run, rung, cancellationToken).ConfigureAwait(false);
            last = result;
            answered = result.Answer is null ? answered : result;
            failure = result.Failure ?? failure;
            if (last.Next != RungStep.Up)
            {
                break;
            }
        }

        return last is null ? Failed(AnswerFailures.NotTried(run)) : Conclude(run, last, answered, failure);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<RungResult> TryRungAsync(CascadeRun run, Rung rung, CancellationToken cancellationToken)
    {
        TaskPolicy plan = run.Route.Plan;
        ChatRequest asked = run.Request;
        AttemptPurpose purpose = AttemptPurpose.Answer;
        for (int corrections = 0; ; corrections++)
        {
            CallOutcome outcome = await caller.CallAsync(run, rung, asked, purpose, EarlyChecks(run, rung), cancellationToken).ConfigureAwait(false);
            if (outcome.Answer is not { } answer)
            {
                return Unanswered(run, rung, purpose, outcome);
            }

            (GateVerdict verdict, ChatAnswer judged) = outcome.Abandoned is { } hopeless
                ? (hopeless, answer)
                : await JudgeAsync(run, rung, outcome.Attempt!, answer, cancellationToken).ConfigureAwait(false);
            bool isDoubted = run.TakesDoubt && verdict.Failed?.Check is ConfidenceCheck;
            End(outcome, answer, verdict, isDoubted);
            if (isDoubted)
            {
                run.Leave(verdict.Failed!.Check.Name);
                return new RungResult(RungStep.Accept, rung, run.ForCaller(rung, judged)) { IsDoubted = true };
            }

            if (verdict.IsPassed)
            {
                if (!answer.Alternatives.IsDefaultOrEmpty && judged.Alternatives.IsDefaultOrEmpty)
                {
                    run.Lost = run.Lost.IsDefault ? ["n"] : run.Lost.Add("n");
                }

                return new RungResult(RungStep.Accept, rung, run.ForCaller(rung, judged));
            }

            run.Leave(verdict.Failed!.Check.Name);
            FailurePlan onFail = verdict.Failed.OnFail ?? plan.OnFail;
            if (corrections >= onFail.Retries)
            {
                return new RungResult(StepAfter(onFail.Then), rung, outcome.Abandoned is null ? run.ForCaller(rung, judged) : null);
            }

            asked = run.Request.WithCorrection(answer, verdict.Violation ?? "the answer does not meet the standard");
            purpose = AttemptPurpose.Correction;
        }
    }

    private async ValueTask<(GateVerdict Verdict, ChatAnswer Answer)> JudgeAsync(
        CascadeRun run, Rung rung, Attempt attempt, ChatAnswer answer, CancellationToken cancellationToken)
    {
        if (run.Route.Plan.Gate.IsDefaultOrEmpty)
        {
            return (new GateVerdict(null, null, []), answer);
        }

        // Checks may think long; the thread that answers arrive on has others to read.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

        // Only the first choice is judged, so only it may be served.
        ChatAnswer first = answer.Alternatives.IsDefaultOrEmpty ? answer : answer with { Alternatives = [] };
        JudgedAnswer judged = new(run.Request, first, new ModelAsker(run, caller))
        {
            AnsweredBy = rung.Model.Name,
            HasNextRung = HasNext(run, rung),
            WantsDoubt = run.TakesDoubt,
        };

        try
        {
            return await gate.JudgeAsync(run.Route.Plan, judged, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Nobody will judge it any more, and it is billed all the same.
            attempt.End(AttemptOutcome.Cancelled, answer, []);
            throw;
        }
    }

    private static void End(CallOutcome outcome, ChatAnswer answer, GateVerdict verdict, bool isDoubted)
    {
        AttemptOutcome ended = verdict.IsPassed || isDoubted ? AttemptOutcome.Accepted
            : outcome.Abandoned is null ? AttemptOutcome.Rejected
            : AttemptOutcome.Abandoned;
        outcome.Attempt!.End(ended, answer, verdict.Outcomes);
    }

    private static RungResult Unanswered(CascadeRun run, Rung rung, AttemptPurpose purpose, CallOutcome outcome)
    {
        if (ReferenceEquals(outcome, CallOutcome.Skipped))
        {
            return new RungResult(RungStep.Up, rung, null) { IsSkipped = true };
        }

        if (outcome.Failure is not { } failure)
        {
            run.Leave(run.Budget.Limit!);
            return new RungResult(RungStep.Stop, rung, null) { IsLimit = true };
        }

        run.Leave(EnumWord.Of(failure.Kind));

        // A malformed call is malformed everywhere, but for a correction, which is of our making; what one model cannot take or will
        // not say, another may.
        bool isMalformed = failure.Kind == FailureKind.BadRequest && purpose != AttemptPurpose.Correction;

        return new RungResult(isMalformed ? RungStep.Stop : RungStep.Up, rung, null, failure);
    }

    private static RungStep StepAfter(FailureAction action) => action switch
    {
        FailureAction.Refuse => RungStep.Refuse,
        FailureAction.Person => RungStep.Person,
        _ => RungStep.Up,
    };

    private static CascadeResult Conclude(
        CascadeRun run, RungResult last, RungResult? answered, CallFailure? failure) => last.Next switch
        {
            RungStep.Accept => new CascadeResult(
                last.IsDoubted ? RequestOutcome.ServedUnpassed : RequestOutcome.Served, last.Answer, last.Rung.Model)
            { Rung = last.Rung },
            RungStep.Refuse => NotServed(RequestOutcome.Refused, run),
            RungStep.Person => NotServed(RequestOutcome.Person, run),
            _ when answered is not null => Exhausted(run, answered),
            _ when last.IsLimit => Failed(AnswerFailures.Limit(run)),
            _ when (last.IsSkipped ? failure : last.Failure) is { } upstream => Failed(AnswerFailures.Upstream(run, upstream)),
            _ when last.IsSkipped => Failed(AnswerFailures.NotTried(run)),
            _ => NotServed(RequestOutcome.Refused, run),
        };

    private static CascadeResult Exhausted(CascadeRun run, RungResult answered) => run.Route.Plan.OnExhausted switch
    {
        ExhaustedAction.Serve =>
            new CascadeResult(RequestOutcome.ServedUnpassed, answered.Answer, answered.Rung.Model) { Rung = answered.Rung },
        ExhaustedAction.Person => NotServed(RequestOutcome.Person, run),
        _ => NotServed(RequestOutcome.Refused, run),
    };

    private static CascadeResult NotServed(RequestOutcome outcome, CascadeRun run) =>
        new(outcome, null, null, AnswerFailures.NotPassed(outcome, run));

    // Where the last rung's answer is served whatever it is, stopping it early would leave nothing to serve.
    private static ImmutableArray<GateCheck> EarlyChecks(CascadeRun run, Rung rung) =>
        run.Route.Plan.OnExhausted == ExhaustedAction.Serve && !HasNext(run, rung) ? [] : run.Route.Plan.Gate;

    private static bool HasNext(CascadeRun run, Rung rung) => run.Route.Rungs.Any(r => r.Number > rung.Number && r.IsFit);
}
