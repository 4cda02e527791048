using System.Text.Json;
using Suffice.Evaluation.Items;
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

    [Fact]
    public void Prepare_AMetricInAGroupOfAGroupThatNeedsAJudge_IsRefusedUpFront()
    {
        MetricSpec rubric = new("llm-rubric") { Value = JsonSerializer.SerializeToElement("is kind") };
        MetricSpec group = new("assert-set") { Of = [new MetricSpec("assert-set") { Of = [rubric] }] };

        Should.Throw<EvalSetException>(() => desk.Prepare(FakeModels.Set(1, "yes", group), desk.Options())).Message.ShouldContain("--judge MODEL");
    }

    [Fact]
    public void Prepare_ANamedMetricAndARightAnswerLeftEmpty_IsNotMeasured()
    {
        EvalSet set = FakeModels.Set(2);
        set = set with { Items = [set.Items[0], set.Items[1] with { Reference = JsonSerializer.SerializeToElement("") }] };

        PreparedRun run = desk.Prepare(set, desk.Options() with { Metrics = [MetricSpecs.Parse("contains")] });

        (run.Items, run.Head.Unlabelled).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Fill_ARightAnswerLeftEmpty_IsTakenFromTheCeiling()
    {
        EvalSet open = FakeModels.Set(2, reference: "");

        ReferencedSet filled = await new CeilingReferences(FakeModels.Saying((_, _) => "yes"), desk.Time, new Random(1)).FillAsync(open, desk.Options());

        filled.Set.Items.ShouldAllBe(item => item.ReferenceText == "yes");
    }

    public void Dispose() => desk.Dispose();
}
