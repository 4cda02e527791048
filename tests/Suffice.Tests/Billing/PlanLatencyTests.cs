using Suffice.Billing;

namespace Suffice.Tests.Billing;

public sealed class PlanLatencyTests
{
    [Fact]
    public void Steps_SideBySide_TakeTheLongestWay()
    {
        FlowLatency latency = Latency(
            "classify: { kept: 1, latency: 1s }",
            "extract: { kept: 1, latency: 2500ms }",
            "draft: { kept: 1, latency: 2s, after_steps: classify }",
            "send: { kept: 1, latency: 500ms, after_steps: [draft, extract] }");

        latency.SequenceAfter!.High.ShouldBe(TimeSpan.FromSeconds(6));
        latency.ParallelAfter!.High.ShouldBe(TimeSpan.FromSeconds(3.5));
        latency.Path.ShouldBe(["classify", "draft", "send"]);
    }

    [Fact]
    public void Steps_OfWhichNobodySaidWhatTheyWaitFor_AreTakenOneAfterAnother()
    {
        FlowLatency latency = Latency("a: { kept: 1, latency: 1s }", "b: { kept: 1, latency: 2s }");

        latency.SequenceAfter!.High.ShouldBe(TimeSpan.FromSeconds(3));
        latency.ParallelAfter.ShouldBeNull();
    }

    [Fact]
    public void Repetitions_SoManyAtOnce_TakeAsManyWaves()
    {
        FlowLatency latency = Latency("a: { kept: 1, times: 6, at_once: 4, latency: 1s, after_steps: [] }");

        latency.SequenceAfter!.High.ShouldBe(TimeSpan.FromSeconds(6));
        latency.ParallelAfter!.High.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Ladder_SlowerThanItsBaseline_SaysWhatItAdds()
    {
        using TestFolder folder = new();

        FlowBill bill = Plans.Written(folder, "latency: { claude-haiku-4-5: 1800ms, claude-sonnet-4-6: 2s }\n" + Plans.Of(
            "a: { ladder: [claude-haiku-4-5, claude-sonnet-4-6], tokens: { input: 1000, output: 10 }, escalation: 0.2 }"));

        StepLatency latency = bill.Lines[0].Latency!;
        latency.Before!.High.ShouldBe(TimeSpan.FromSeconds(2));
        latency.After!.High.ShouldBe(TimeSpan.FromSeconds(2.2));
        latency.After.Most.ShouldBe(TimeSpan.FromSeconds(3.8));
        latency.EscalatedAdds.ShouldBe(TimeSpan.FromSeconds(1.8));
        bill.Warnings.ShouldBe(["a: what it saves is paid in time: 200 ms more a call on average than claude-sonnet-4-6 alone"]);
    }

    [Fact]
    public void ConditionalStep_InTheMean_CountsByItsShareAndAtMostWhole()
    {
        FlowLatency latency = Latency("a: { kept: 1, share: 25%, latency: 4s }");

        latency.SequenceAfter!.High.ShouldBe(TimeSpan.FromSeconds(1));
        latency.SequenceAfter.Most.ShouldBe(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void Latency_OfAStepUnknown_LeavesTheRunUnknownAndNamesIt()
    {
        FlowLatency latency = Latency("a: { kept: 1, latency: 1s }", "b: { kept: 1 }");

        latency.SequenceAfter.ShouldBeNull();
        latency.Unknown.ShouldBe(["b"]);
    }

    private static FlowLatency Latency(params string[] steps)
    {
        using TestFolder folder = new();

        return Plans.Written(folder, Plans.Of(steps)).Latency!;
    }
}
