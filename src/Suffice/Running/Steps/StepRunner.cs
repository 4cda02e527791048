using Suffice.Pipelines;
using Suffice.Pipelines.Scopes;

namespace Suffice.Running.Steps;

/// <summary>Does one step once.</summary>
internal sealed class StepRunner(RunningParts parts, ExternalStepRunner externals)
{
    private readonly ModelStepRunner models = new(parts.Engine);

    /// <summary>Does it. Failures are part of the report, never thrown.</summary>
    /// <param name="hand">The run.</param>
    /// <param name="step">The step.</param>
    /// <param name="scope">What it can see.</param>
    /// <param name="stop">The end of the run: its deadline, or its caller's.</param>
    /// <param name="caller">The caller's end.</param>
    /// <returns>What came of it.</returns>
    public async Task<StepReport> RunAsync(RunHand hand, PipelineStep step, RunScope scope, CancellationToken stop, CancellationToken caller)
    {
        long started = parts.Time.GetTimestamp();
        StepReport report = await TryAsync(hand, step, scope, stop, caller).ConfigureAwait(false);

        return report with { Latency = parts.Time.GetElapsedTime(started) };
    }

    private async Task<StepReport> TryAsync(RunHand hand, PipelineStep step, RunScope scope, CancellationToken stop, CancellationToken caller)
    {
        AskedStep asked = new();
        StepReport failed = new() { Step = step.Name, Index = scope.Index, Status = StepStatus.Failed };
        try
        {
            return step switch
            {
                ModelStep model => await models.RunAsync(hand, model, scope, asked, stop).ConfigureAwait(false),
                ExternalStep external => await externals.RunAsync(hand, external, scope, stop).ConfigureAwait(false),
                LocalStep local => failed with { Status = StepStatus.Completed, Answer = await local.Value.FillAsync(scope).ConfigureAwait(false) },
                _ => throw new InvalidOperationException($"a step of the kind {step.GetType().Name} cannot be run"),
            };
        }
        catch (InvalidDataException wrong)
        {
            return failed with { Failure = Why("template", wrong.Message) };
        }
        catch (OperationCanceledException) when (caller.IsCancellationRequested)
        {
            return asked.On(failed) with { Failure = Why("cancelled", "the caller went away") with { MayPass = true } };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return asked.On(failed) with { Failure = Why("deadline", $"the run's deadline of {hand.Pipeline.Deadline.TotalSeconds:0.###} s passed") with { MayPass = true } };
        }
        catch (Exception broken)
        {
            RunningLog.StepBroke(parts.Logger, broken, step.Name, hand.Id);
            return asked.On(failed) with { Failure = Why("broken", "the step broke on our side") };
        }

        StepFailure Why(string kind, string message) => new(step.Name, scope.Index, kind, message);
    }
}
