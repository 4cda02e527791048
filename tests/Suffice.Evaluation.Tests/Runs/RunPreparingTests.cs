using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Tests.Runs;

/// <summary>What is refused or told before anybody is asked.</summary>
public sealed class RunPreparingTests : IDisposable
{
    private readonly RunDesk desk = new();

    [Fact]
    public void Prepare_WithoutAPrice_IsRefusedUpFront()
    {
        EvalOptions options = desk.Options() with { Models = [FakeModels.Model("small", priced: false)] };

        Should.Throw<EvalSetException>(() => desk.Prepare(FakeModels.Set(1), options)).Message.ShouldContain("--allow-unpriced");
        desk.Prepare(FakeModels.Set(1), options with { AllowUnpriced = true }).Estimate.LikelyUsd.ShouldBeNull();
        Should.Throw<EvalSetException>(() => desk.Prepare(FakeModels.Set(1), options with { AllowUnpriced = true, MaxCostUsd = 1 }));
    }

    [Fact]
    public void Prepare_ItemsNobodyLabelled_AreCountedAndNotMeasured()
    {
        EvalSet set = FakeModels.Set(3);
        set = set with { Items = [.. set.Items.Select((item, i) => i == 0 ? item : item with { Reference = null })] };

        PreparedRun run = desk.Prepare(set, desk.Options());

        (run.Items, run.Head.Unlabelled).ShouldBe((1, 2));
        Should.Throw<EvalSetException>(() => desk.Prepare(set with { Items = [.. set.Items.Skip(1)] }, desk.Options())).Message.ShouldContain("labelled");
    }

    [Fact]
    public void Prepare_EstimatesWhatIsLeftToAsk()
    {
        PreparedRun run = desk.Prepare(FakeModels.Set(10), desk.Options());

        run.Estimate.Calls.ShouldBe(20);
        run.Estimate.LikelyUsd!.Value.ShouldBeGreaterThan(0);
        run.Estimate.MostUsd!.Value.ShouldBeGreaterThan(run.Estimate.LikelyUsd!.Value);
    }

    [Fact]
    public void Prepare_AJudgeOfTheSameFamily_IsWarnedOf()
    {
        EvalOptions options = desk.Options() with
        {
            Models = [FakeModels.Model("small", family: "claude")],
            Judge = FakeModels.Model("judge", family: "claude"),
            Metrics = [MetricSpecs.Parse("llm-rubric:is kind")],
        };

        desk.Prepare(FakeModels.Set(1), options).Head.Warnings.ShouldContain(warning => warning.Contains("own family (claude)", StringComparison.Ordinal));
    }

    public void Dispose() => desk.Dispose();
}
