using Suffice.Confidence;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Running;
using Suffice.Tests.Confidence;

namespace Suffice.Tests.Running;

/// <summary>The known shape: a small model drafts, the large one polishes only what is doubtful.</summary>
public sealed class DoubtTests
{
    private const string Flow = """
        version: 1
        steps:
          draft: { task: classify, escalate: false, prompt: write }
          polish: { task: polish, when: confidence < threshold, prompt: "polish {{ steps.draft.answer }}" }
        output: "{{ steps.polish.answer | default: steps.draft.answer }}"
        """;

    [Fact]
    public async Task Run_ASureDraft_IsNotPolished()
    {
        using PipelineBench bench = Calibrated(Flow);
        bench.Says = call => "draft 0.85";

        RunReport report = await bench.RunAsync();

        report.Output!.Value.GetString().ShouldBe("draft 0.85");
        report.Steps[0].Confidence.ShouldBe(0.85);
        report.Steps[1].Status.ShouldBe(StepStatus.Skipped);
        bench.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Run_ADoubtfulDraft_StaysOnItsRungAndIsPolished()
    {
        using PipelineBench bench = Calibrated(Flow);
        bench.Says = call => call.Model.Name == "small" ? "draft 0.3" : "polished";

        RunReport report = await bench.RunAsync();

        report.Output!.Value.GetString().ShouldBe("polished");
        bench.Calls.Select(call => call.Model.Name).ShouldBe(["small", "large"]);
        RequestEntry draft = bench.Rows.First();
        (draft.Outcome, draft.Path, draft.Reason).ShouldBe((RequestOutcome.ServedUnpassed, "small", "confidence"));
        draft.Attempts.ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Accepted);
    }

    [Fact]
    public async Task Run_ADraftUnlikeTheCalibratedCalls_CountsAsDoubtful()
    {
        using PipelineBench bench = Calibrated(Flow);
        bench.Says = call => call.Model.Name == "small" ? "no number" : "polished";

        RunReport report = await bench.RunAsync();

        report.Steps[0].Confidence.ShouldBeNull();
        report.Output!.Value.GetString().ShouldBe("polished");
    }

    [Fact]
    public async Task Run_AStepThatMayClimb_IsAnsweredByTheLastRungWithoutAConfidence()
    {
        using PipelineBench bench = Calibrated(Flow.Replace(" escalate: false,", string.Empty, StringComparison.Ordinal));
        bench.Says = call => call.Model.Name == "small" ? "draft 0.3" : "large 0.99";

        RunReport report = await bench.RunAsync();

        report.Steps[0].Path.ShouldBe("small>large");
        report.Steps[0].Confidence.ShouldBeNull();
        report.Steps[1].Status.ShouldBe(StepStatus.Completed);
    }

    [Fact]
    public async Task Run_AnExplicitThreshold_IsWhatConfidenceIsHeldAgainst()
    {
        using PipelineBench bench = Calibrated(Flow.Replace("confidence < threshold", "steps.draft.confidence < 0.95", StringComparison.Ordinal));
        bench.Says = call => call.Model.Name == "small" ? "draft 0.9" : "polished";

        (await bench.RunAsync()).Output!.Value.GetString().ShouldBe("polished");
    }

    // The task's calibration accepts a draft whose probability is at most 0.1 below the last rung's 0.9.
    private static PipelineBench Calibrated(string flow)
    {
        PipelineBench bench = new(flow, calibrated: false);
        TaskPolicy task = bench.Current.FindTask("classify")!;
        TaskConfidence confidence = new()
        {
            Calibration = Calibrations.Of("classify", string.Empty, new PinnedModel("small", "small-1"), new PinnedModel("large", "large-1")) with { ReviewBy = DateTimeOffset.MaxValue },
            Estimator = new MadeEstimator(),
        };
        bench.Put(task with { Confidence = confidence, Gate = [new GateCheck(new ConfidenceCheck(confidence, TimeProvider.System))] });

        return bench;
    }
}
