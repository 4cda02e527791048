using Suffice.Evaluation.Metrics;

namespace Suffice.Evaluation.Tests.Metrics;

public sealed class MetricAssemblyTests
{
    [Fact]
    public void Load_AnAssemblyWithAMetric_MakesIt()
    {
        string path = typeof(MetricAssemblyTests).Assembly.Location;

        MetricAssembly.Load(path).ShouldContain(metric => metric.Name == "counts-words");
    }

    [Fact]
    public void Load_AnAssemblyWithoutOne_SaysWhatIsWanted()
    {
        EvalMetricException wrong = Should.Throw<EvalMetricException>(() => MetricAssembly.Load(typeof(Shouldly.Should).Assembly.Location));

        wrong.Message.ShouldContain("Suffice.Evaluation.Metrics.IMetric");
    }

    [Fact]
    public void Load_NoAssembly_IsToldAsAMistake()
    {
        using TestFolder folder = new();

        Should.Throw<EvalMetricException>(() => MetricAssembly.Load(folder.Write("not.dll", "text"))).Message.ShouldContain("cannot be loaded");
    }
}

/// <summary>A metric as a user writes one.</summary>
public sealed class WordCount : IMetric
{
    public string Name => "counts-words";

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) =>
        new(MetricResult.Of(measured.Text.Split(' ').Length < 5, "too many words"));
}
