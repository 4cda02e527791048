using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;
using Suffice.Evaluation.Tests.Reports;
using Suffice.Policy;

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
    public async Task Run_TaskWhoseFloorIsOfAnotherMetric_IsMeasuredByItTooAndPassesAsBefore()
    {
        SufficePolicy policy = PolicyLoader.BuiltIn(TimeProvider.System).Load(desk.Folder.Write("suffice.yaml", """
            version: 1
            providers: { here: { protocol: openai, base_url: http://localhost:1 } }
            models: { small: { provider: here, id: small-1, price: { input: 1, output: 2 } } }
            tasks: { triage: { why: x, ladder: [small], floor: { metric: rouge-l, at_least: 0.6 } } }
            """)).Policy.ShouldNotBeNull();

        EvalOutcome outcome = await desk.RunAsync(FakeModels.Saying((_, _) => "yes, surely"), FakeModels.Set(10), options => options with { Task = policy.Tasks[0] });

        outcome.Run.Head.Metrics.ShouldBe(["label", "rouge-l"], ignoreOrder: true);
        outcome.Run.Results.ShouldAllBe(result => result.Metrics.Any(score => score.Name == "rouge-l" && score.Weight == 0));
        RunReport report = RunReporting.Of([outcome], new ReportOptions()).Runs[0];
        report.Models[0].Metrics.Single(metric => metric.Name == "rouge-l").Mean.ShouldBe(2 / 3.0, 1e-9);
        report.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Report_ByAMetricThatMeasuredNothing_SaysHowToMeasureByIt()
    {
        RunReporting.Of([MadeRun.Of("set", _ => true, _ => true)], new ReportOptions { ByMetric = "field-f1" }).Runs[0].Warnings.ShouldContain(warning => warning.Contains("--metric field-f1", StringComparison.Ordinal));
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
