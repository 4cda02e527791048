using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Sets;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Tests.Metrics;

/// <summary>Our verdicts beside those of the benchmarks that the recordings come from.</summary>
public sealed class RecordedVerdictsTests
{
    [Fact]
    public async Task ToolCallMatch_AgreesWithTheLeaderboard() => (await AgreementAsync("bfcl", "tool-call-match")).ShouldBeGreaterThan(0.95);

    [Fact]
    public async Task Label_AgreesWithTheTicketsVerdicts() => (await AgreementAsync("it_tickets_llm", "label")).ShouldBeGreaterThan(0.999);

    private static async Task<double> AgreementAsync(string pack, string metric)
    {
        Assert.SkipWhen(SharedFolder.Find($"data/open/{pack}.open.jsonl") is null, SharedFolder.Absent);
        EvalSet set = await EvalSetReader.ReadAsync(pack, [SharedFolder.Find($"data/open/{pack}.open.jsonl")!], new SetOptions { Sample = 400 });
        IMetric measure = BuiltInMetrics.Make(MetricSpecs.Parse(metric));
        int same = 0;
        int all = 0;
        foreach (EvalItem item in set.Items)
        {
            foreach (RecordedOutput output in item.Recorded.Values.Where(output => output is { Answer: not null, Correct: not null }))
            {
                all++;
                MetricResult result = await measure.MeasureAsync(new MeasuredAnswer(item, output.Answer!), TestContext.Current.CancellationToken);
                same += result.IsPassed == output.Correct ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{pack}: {same} of {all}");
        return (double)same / all;
    }
}
