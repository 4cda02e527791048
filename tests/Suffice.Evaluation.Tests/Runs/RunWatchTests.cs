using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Runs;

public sealed class RunWatchTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly ManualTime time = new();

    [Fact]
    public async Task Watch_AModelMuchWorse_EndsTheRunEarlyAndSaysNo()
    {
        EvalOutcome outcome = await RunAsync((model, _) => model == "large" ? "yes" : "no", stops: true);

        outcome.Ending.ShouldBe(RunEnding.Settled);
        outcome.Run.Results.Length.ShouldBeLessThan(400);
        Verdict verdict = RunReporting.Of([outcome], new ReportOptions()).Runs[0].Verdicts[0];
        verdict.Outcome.ShouldBe(VerdictOutcome.Insufficient);
        verdict.PValue.ShouldBeNull();
        verdict.Sentences[1].ShouldContain("watched");
    }

    [Fact]
    public async Task Watch_WithoutStopping_AsksEverything()
    {
        EvalOutcome outcome = await RunAsync((model, _) => model == "large" ? "yes" : "no", stops: false);

        outcome.Ending.ShouldBe(RunEnding.Whole);
        outcome.Run.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task Watch_AFloorAndAModelAsGood_RunsToTheEndForTheFloor()
    {
        EvalOutcome outcome = await RunAsync((_, _) => "yes", stops: true, floor: new QualityFloor(0.9));

        outcome.Ending.ShouldBe(RunEnding.Whole);
        RunReporting.Of([outcome], new ReportOptions { Floor = new QualityFloor(0.9), MarginPoints = 5 }).Runs[0].Verdicts[0].Outcome.ShouldBe(VerdictOutcome.Sufficient);
    }

    [Fact]
    public async Task Watch_AFloorAtAnotherConfidence_SaysTheConfidenceOfItsInterval()
    {
        ReportOptions options = new() { Floor = new QualityFloor(0.9), MarginPoints = 5, Confidence = 0.99 };

        EvalOutcome outcome = await RunAsync((_, _) => "yes", stops: false, floor: new QualityFloor(0.9));

        RunReporting.Of([outcome], options).Runs[0].Verdicts[0].Sentences.ShouldContain(sentence => sentence.StartsWith("Beside the floor of 90%: 100.0%, 99% interval", StringComparison.Ordinal));
    }

    [Fact]
    public void Watch_ResultsInAnyOrder_AreReadInTheOrderOfTheItems()
    {
        PreparedRun run = new RunPreparing(time).Prepare(FakeModels.Set(3), Options());
        RunWatch watch = RunReporting.Watch(run, new ReportOptions(), stops: false, together: 1)!;

        watch.Add(new EvalResult { Item = "i001", Model = "small", Passed = true, Score = 1 });
        watch.Add(new EvalResult { Item = "i001", Model = "large", Passed = true, Score = 1 });
        watch.Of("small")!.Items.ShouldBe(0);
        watch.Add(new EvalResult { Item = "i000", Model = "small", Passed = true, Score = 1 });
        watch.Add(new EvalResult { Item = "i000", Model = "large", Passed = true, Score = 1 });

        watch.Of("small")!.Items.ShouldBe(2);
    }

    public void Dispose() => folder.Dispose();

    private EvalOptions Options() => new()
    {
        Models = [FakeModels.Model("small"), FakeModels.Model("large", factor: 10)],
        RunFolder = folder.PathOf("runs"),
        Concurrency = 1,
    };

    private async Task<EvalOutcome> RunAsync(Func<string, string, string> says, bool stops, QualityFloor? floor = null)
    {
        PreparedRun run = new RunPreparing(time).Prepare(FakeModels.Set(400), Options());
        RunWatch? watch = RunReporting.Watch(run, new ReportOptions { Floor = floor, MarginPoints = 5 }, stops, together: 1);
        return await new EvalRunner(FakeModels.Saying(says), time, new Random(1)).RunAsync(run, null, watch);
    }
}
