using Suffice.Checks.Kinds;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>The model declined; <c>not-is-refusal</c> is what one usually wants.</summary>
internal sealed class RefusalMetric(MetricSpec spec) : IMetric
{
    private readonly RefusalCheck check = new(new RefusalOptions());

    public static MetricDefinition Definition { get; } = new("is-refusal", "The model declined (mostly asked for as not-is-refusal).", spec => new RefusalMetric(spec)) { Aliases = ["refusal"] };

    public string Name => spec.Name;

    public async ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => MetricResult.Of(
        (await check.JudgeAsync(measured.Judged, cancellationToken).ConfigureAwait(false)).IsFailed, "does not decline");
}
