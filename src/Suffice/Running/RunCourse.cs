using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Suffice.Files;
using Suffice.Pipelines;
using Suffice.Pipelines.Scopes;
using Suffice.Running.Keeping;
using Suffice.Running.Steps;

namespace Suffice.Running;

/// <summary>Takes one run through its steps: each begins when those it needs are done, and none twice.</summary>
/// <remarks>After a failure no further step begins; those under way are paid for already and are waited for.</remarks>
internal sealed class RunCourse(RunHand hand, StepRunner runner, ChannelWriter<RunEvent> events, CancellationToken stop, CancellationToken caller)
{
    private readonly ILookup<(string Step, int Index), KeptStep> earlier = hand.Kept.Steps.ToLookup(kept => (kept.Report.Step, kept.Report.Index));
    private readonly Dictionary<string, Task<StepDone>> steps = new(StringComparer.Ordinal);
    private StepFailure? failure;

    /// <summary>Does all steps.</summary>
    /// <returns>What came of each that was reached, in the pipeline's order, and why it stopped.</returns>
    public async Task<(ImmutableArray<StepReport> Reports, StepFailure? Failure, RunScope Scope)> RunAsync()
    {
        foreach (PipelineStep step in hand.Pipeline.Steps)
        {
            steps[step.Name] = StepAsync(step);
        }

        StepDone[] done = await Task.WhenAll(hand.Pipeline.Steps.Select(step => steps[step.Name])).ConfigureAwait(false);

        return ([.. done.SelectMany(step => step.Reports)], failure, ScopeOf(hand.Pipeline.Steps.Zip(done)));
    }

    private async Task<StepDone> StepAsync(PipelineStep step)
    {
        PipelineStep[] needed = [.. step.Needs.Select(name => hand.Pipeline.Find(name)!)];
        StepDone[] before = await Task.WhenAll(needed.Select(need => steps[need.Name])).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (Volatile.Read(ref failure) is not null || before.Any(need => !need.IsReached))
        {
            return StepDone.NotReached();
        }

        try
        {
            string signature = SignatureOf(step, before);
            RunScope scope = ScopeOf(needed.Zip(before));

            return step.When is { } when && !when.Holds(scope) ? Skipped(step, signature) : await DoAsync(step, scope, signature).ConfigureAwait(false);
        }
        catch (InvalidDataException wrong)
        {
            return Failed(step, new StepFailure(step.Name, 0, "condition", wrong.Message));
        }
        catch (Exception broken)
        {
            hand.TellBroken(broken, step.Name);
            return Failed(step, new StepFailure(step.Name, 0, "broken", "the step broke on our side"));
        }
    }

    private StepDone Failed(PipelineStep step, StepFailure why)
    {
        StepReport report = new() { Step = step.Name, Status = StepStatus.Failed, Failure = why };
        Tell(step, report);

        return new StepDone([report], StepView.Nothing(skipped: false), string.Empty) { IsReached = step.MayFail };
    }

    private StepDone Skipped(PipelineStep step, string signature)
    {
        StepReport report = new() { Step = step.Name, Status = StepStatus.Skipped };
        hand.Keep(new KeptStep(signature, report, null));
        events.TryWrite(new StepEnded(report));

        return new StepDone([report], StepView.Nothing(skipped: true), signature);
    }

    private async Task<StepDone> DoAsync(PipelineStep step, RunScope scope, string signature)
    {
        if (step.Repeat is not { } repeat)
        {
            StepReport only = await OnceAsync(step, scope, signature).ConfigureAwait(false);
            return new StepDone([only], ViewOf(only, only.Answer), signature) { IsReached = only.Failure is null || step.MayFail };
        }

        ImmutableArray<RunScope> scopes = Repetitions.Of(repeat, scope);
        StepReport?[] reports = new StepReport?[scopes.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, scopes.Length),
            new ParallelOptions { MaxDegreeOfParallelism = step.AtOnce },
            async (place, _) =>
            {
                if (Volatile.Read(ref failure) is null)
                {
                    reports[place] = await OnceAsync(step, scopes[place], signature).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        ImmutableArray<StepReport> done = [.. reports.OfType<StepReport>()];
        JsonElement list = JsonSerializer.SerializeToElement(reports.Select(report => report?.Answer), MachineJson.Options);
        StepReport? doubtful = done.MinBy(report => (report.Confidence ?? 0) - (report.Threshold ?? 1));

        return new StepDone(done, ViewOf(doubtful, list), signature)
        {
            IsReached = done.Length == scopes.Length && (step.MayFail || done.All(report => report.Failure is null)),
        };
    }

    private async Task<StepReport> OnceAsync(PipelineStep step, RunScope scope, string signature)
    {
        if (DoneBefore(step, scope.Index, signature) is { } before)
        {
            events.TryWrite(new StepEnded(before));
            return before;
        }

        events.TryWrite(new StepStarted(step.Name, scope.Index));
        StepReport report = await runner.RunAsync(hand, step, scope, stop, caller).ConfigureAwait(false);
        hand.Keep(new KeptStep(signature, report, report.Answer));
        Tell(step, report);

        return report;
    }

    private StepReport? DoneBefore(PipelineStep step, int index, string signature)
    {
        KeptStep? kept = earlier[(step.Name, index)].LastOrDefault(one => one.Report.Status == StepStatus.Completed && one.Signature == signature);

        return kept is null ? null : kept.Report with { Answer = kept.Answer };
    }

    private void Tell(PipelineStep step, StepReport report)
    {
        if (report.Failure is { } why && !step.MayFail)
        {
            Interlocked.CompareExchange(ref failure, why, null);
        }

        events.TryWrite(new StepEnded(report));
    }

    private RunScope ScopeOf(IEnumerable<(PipelineStep Step, StepDone Done)> known) =>
        new(hand.Input, known.ToImmutableDictionary(step => step.Step.Name, step => step.Done.Seen, StringComparer.Ordinal));

    private static StepView ViewOf(StepReport? report, JsonElement? answer) =>
        new(answer, report?.Confidence ?? 0, report?.Threshold ?? 1, report?.Model, Skipped: false);

    // What a step did is its own only as long as it is written as it was, and what it was made of says what it said.
    private static string SignatureOf(PipelineStep step, IEnumerable<StepDone> before) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', before.Select(need => $"{need.Signature} {need.View.Answer?.GetRawText()}").Prepend(step.Signature)))).AsSpan(0, 8));
}

/// <summary>What came of a step, for those that need it.</summary>
/// <param name="Reports">One for each time it was done.</param>
/// <param name="View">What they can see of it.</param>
/// <param name="Signature">Identifies how it and all that it needed were written.</param>
internal sealed record StepDone(ImmutableArray<StepReport> Reports, StepView View, string Signature)
{
    /// <summary>The view as paths walk it, made once for all that look.</summary>
    public JsonElement Seen { get; } = View.ToJson();

    /// <summary>True when those that need it may begin.</summary>
    public bool IsReached { get; init; } = true;

    /// <summary>A step that was not begun, for the run had stopped.</summary>
    /// <returns>The step.</returns>
    public static StepDone NotReached() => new([], StepView.Nothing(skipped: false), string.Empty) { IsReached = false };
}
