using Suffice.Tasks;
using static Suffice.Tests.Tasks.Calls;

namespace Suffice.Tests.Tasks;

public sealed class LearnedFingerprintsTests
{
    private readonly LearnedFingerprints learned = new(capacity: 8);

    [Fact]
    public void Find_TwoObservations_IsNotYetKnown()
    {
        learned.Observe("fp1_a", "triage");
        learned.Observe("fp1_a", "triage");

        learned.Find("fp1_a").ShouldBeNull();
    }

    [Fact]
    public void Find_ThreeAgreeing_IsKnown()
    {
        learned.Observe("fp1_a", "triage");
        learned.Observe("fp1_a", "triage");
        learned.Observe("fp1_a", "triage");

        learned.Find("fp1_a").ShouldBe("triage");
    }

    [Fact]
    public void Find_OneOfAnotherTask_IsNeverKnownAgain()
    {
        learned.Seed([("fp1_a", "triage", 1000)]);
        learned.Observe("fp1_a", "caption");
        learned.Seed([("fp1_a", "triage", 1000)]);

        learned.Find("fp1_a").ShouldBeNull();
    }

    [Fact]
    public void Find_AnotherTaskBeforeItWasKnown_IsNeverKnown()
    {
        learned.Observe("fp1_a", "triage");
        learned.Observe("fp1_a", "caption");
        learned.Seed([("fp1_a", "caption", 5)]);

        learned.Find("fp1_a").ShouldBeNull();
    }

    [Fact]
    public void Seed_RowsOfOneTask_AddUpAndEmptyOnesDoNotCount()
    {
        learned.Seed([("fp1_a", "triage", 2), ("fp1_a", "caption", 0), ("fp1_a", "triage", 1), ("fp1_b", "triage", long.MaxValue)]);

        learned.Find("fp1_a").ShouldBe("triage");
        learned.Find("fp1_b").ShouldBe("triage");
    }

    [Fact]
    public void Observe_DecisionsThatTheCallDidNotState_TeachNothing()
    {
        learned.Observe(new TaskDecision(TaskOf("t"), TaskSource.Match, "") { Fingerprint = "fp1_a" });
        learned.Observe(new TaskDecision(TaskOf("t"), TaskSource.Fingerprint, "") { Fingerprint = "fp1_a" });
        learned.Observe(new TaskDecision(TaskOf("t"), TaskSource.Classifier, "") { Fingerprint = "fp1_a" });
        learned.Observe(new TaskDecision(null, TaskSource.Header, "") { Fingerprint = "fp1_a", Error = "unknown" });
        learned.Observe(new TaskDecision(TaskOf("t"), TaskSource.Header, ""));

        learned.Count.ShouldBe(0);
    }

    [Fact]
    public void Observe_OneOffFingerprints_DoNotPushOutWhatIsMet()
    {
        learned.Seed([("fp1_a", "triage", 3)]);

        bool kept = Enumerable.Range(0, 1000).All(i =>
        {
            learned.Observe($"fp1_once_{i}", "chat");
            return learned.Find("fp1_a") == "triage";
        });

        kept.ShouldBeTrue();
        learned.Count.ShouldBe(8);
    }

    [Fact]
    public void Observe_ManyThreads_CountsEveryObservationAndForgetsNone()
    {
        LearnedFingerprints shared = new();

        Parallel.For(0, 3000, i => shared.Observe($"fp1_{i % 1000}", "triage"));

        Enumerable.Range(0, 1000).ShouldAllBe(i => shared.Find($"fp1_{i}") == "triage");
    }

    [Fact]
    public void Observe_ManyThreadsAtCapacity_StaysWithinItsBound()
    {
        Parallel.For(0, 10_000, i =>
        {
            learned.Observe($"fp1_{i % 500}", i % 3 == 0 ? "triage" : "caption");
            learned.Find($"fp1_{i % 7}");
        });

        learned.Count.ShouldBeInRange(1, 8);
    }

    [Fact]
    public void Observe_TwoTasksFromManyThreads_IsAmbiguous()
    {
        Parallel.For(0, 1000, i => learned.Observe("fp1_a", i == 500 ? "caption" : "triage"));

        learned.Find("fp1_a").ShouldBeNull();
    }

    [Fact]
    public void New_CapacityZero_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new LearnedFingerprints(0));
}
