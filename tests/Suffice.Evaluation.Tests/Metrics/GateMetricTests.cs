using Suffice.Checks.Kinds;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Metrics.Given;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Metrics;

/// <summary>An eval counts as a gate does: what is refused fails, what is mended reaches the caller.</summary>
public sealed class GateMetricTests
{
    private const string Fenced = "Here it is:\n```json\n{\"answer\": 4}\n```";

    private static readonly FailurePlan Mends = FailurePlan.Escalate with { Repair = true };

    [Fact]
    public async Task Measure_AnswerThatTheGateMends_Passes()
    {
        MeasuredAnswer measured = new(Measuring.Item(), Measuring.Text(Fenced));

        MetricResult result = await MeasureAsync(new GateCheck(new JsonCheck(new JsonOptions()), Mends), measured);

        result.IsPassed.ShouldBeTrue();
        measured.Text.ShouldBe(Fenced, "other metrics measure what the model said");
    }

    [Fact]
    public async Task Measure_GateThatDoesNotMend_Fails()
    {
        MetricResult result = await MeasureAsync(new GateCheck(new JsonCheck(new JsonOptions()), FailurePlan.Escalate), new MeasuredAnswer(Measuring.Item(), Measuring.Text(Fenced)));

        result.IsPassed.ShouldBeFalse();
    }

    [Fact]
    public async Task Measure_CheckAfterOneThatMended_SeesTheMendedAnswer()
    {
        MeasuredAnswer measured = new(Measuring.Item(), Measuring.Text(Fenced));
        await MeasureAsync(new GateCheck(new JsonCheck(new JsonOptions()), Mends), measured);

        MetricResult result = await MeasureAsync(new GateCheck(new JsonCheck(new JsonOptions()), FailurePlan.Escalate), measured);

        result.IsPassed.ShouldBeTrue();
    }

    private static async Task<MetricResult> MeasureAsync(GateCheck check, MeasuredAnswer measured) =>
        await new GateMetric(check).MeasureAsync(measured, TestContext.Current.CancellationToken);
}
