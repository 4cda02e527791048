using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Metrics.Scoring;

namespace Suffice.Evaluation.Tests.Metrics;

public sealed class AnswerScorerTests
{
    [Fact]
    public async Task Score_WithoutAThreshold_PassesWhenEveryWeightedMetricDoes()
    {
        (await ScoreAsync("abc", null, "contains:a", "contains:b")).Passed.ShouldBe(true);
        AnswerScore failed = await ScoreAsync("abc", null, "contains:a", "contains:x");
        failed.Passed.ShouldBe(false);
        failed.Score.ShouldBe(0.5);
    }

    [Fact]
    public async Task Score_WithAThreshold_PassesWhenTheWeightedMeanReachesIt()
    {
        MetricSpec heavy = MetricSpecs.Parse("contains:a") with { Weight = 3 };
        MetricSpec light = MetricSpecs.Parse("contains:x");

        (await ScoreAsync("abc", 0.75, heavy, light)).Passed.ShouldBe(true);
        (await ScoreAsync("abc", 0.76, heavy, light)).Passed.ShouldBe(false);
    }

    [Fact]
    public async Task Score_AMetricOfWeightZero_IsReportedAndDecidesNothing()
    {
        AnswerScore score = await ScoreAsync("abc", null, MetricSpecs.Parse("contains:a"), MetricSpecs.Parse("contains:x") with { Weight = 0 });

        score.Passed.ShouldBe(true);
        score.Score.ShouldBe(1);
        score.Metrics[1].Passed.ShouldBe(false);
    }

    [Fact]
    public async Task Score_AGroup_WeighsAndPassesAsOne()
    {
        MetricSpec group = new("assert-set") { Threshold = 0.5, Of = [MetricSpecs.Parse("contains:a"), MetricSpecs.Parse("contains:x")] };

        AnswerScore score = await ScoreAsync("abc", null, MetricSpecs.Parse("contains:b"), group);

        score.Passed.ShouldBe(true);
        score.Score.ShouldBe(0.75);
        score.Metrics.Select(metric => metric.Name).ShouldBe(["contains", "assert-set", "contains", "contains"]);
    }

    [Fact]
    public async Task Score_AMetricThatBreaks_IsAnErrorAndNeverAPassOrAFail()
    {
        AnswerScorer scorer = new([WeightedMetric.Of(new BrokenMetric()), WeightedMetric.Of(MetricSpecs.Parse("contains:x"))], null);

        AnswerScore score = await scorer.ScoreAsync(new MeasuredAnswer(Measuring.Item(), Measuring.Text("abc")), default);

        score.Passed.ShouldBeNull();
        score.Score.ShouldBeNull();
        score.Error!.ShouldContain("out of order");
    }

    [Fact]
    public async Task Score_NothingToMeasureBy_IsAnError() =>
        (await ScoreAsync("abc", null, "equals")).Error!.ShouldContain("no metric");

    [Theory]
    [InlineData("\"urgent\"", null, null, "label")]
    [InlineData("42", null, null, "numeric")]
    [InlineData("\"He paid 3.\\n#### 42\"", null, null, "numeric")]
    [InlineData("""{"a":1}""", null, null, "field-f1")]
    [InlineData("\"{\\\"a\\\":1}\"", null, null, "field-f1")]
    [InlineData("""{"f":{"x":[1]}}""", "f", null, "tool-call-match")]
    [InlineData("\"no_call\"", "f", null, "tool-call-match")]
    [InlineData("\"It is sunny in Oslo today.\"", "f", null, "label")]
    [InlineData("\"IT\"", null, """{"type":"object","properties":{"c":{"enum":["HR","IT"]}}}""", "label")]
    [InlineData("\"a long answer in several words that nobody would give in exactly the same way, however right it is\"", null, null, "rouge-l")]
    public void UsualMetric_FollowsTheFormOfTheReference(string reference, string? tools, string? schema, string metric) =>
        new UsualMetrics(null).Of(Measuring.Item(reference, tools, schema))!.Type.ShouldBe(metric);

    [Theory]
    [InlineData(null)]
    [InlineData("\"\"")]
    public void UsualMetric_NotLabelledYet_IsNone(string? reference) => new UsualMetrics(null).Of(Measuring.Item(reference)).ShouldBeNull();

    private static Task<AnswerScore> ScoreAsync(string answer, double? threshold, params string[] metrics) =>
        ScoreAsync(answer, threshold, [.. metrics.Select(MetricSpecs.Parse)]);

    private static async Task<AnswerScore> ScoreAsync(string answer, double? threshold, params MetricSpec[] metrics) =>
        await new AnswerScorer([.. metrics.Select(WeightedMetric.Of)], threshold).ScoreAsync(new MeasuredAnswer(Measuring.Item(), Measuring.Text(answer)), default);

    private sealed class BrokenMetric : IMetric
    {
        public string Name => "own";

        public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => throw new InvalidOperationException("out of order");
    }
}
