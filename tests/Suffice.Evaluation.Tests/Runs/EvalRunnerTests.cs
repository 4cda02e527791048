using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Tests.Runs;

public sealed class EvalRunnerTests : IDisposable
{
    private readonly RunDesk desk = new();

    [Fact]
    public async Task Run_TwoModels_KeepsEveryAnswerWithItsVerdictCostAndLatency()
    {
        FakeModels models = FakeModels.Saying((model, prompt) => model == "large" || prompt.EndsWith('1') ? "Yes." : "no");

        EvalRun run = (await desk.RunAsync(models, FakeModels.Set(4))).Run;

        run.IsWhole.ShouldBeTrue();
        run.Of("small").Count(result => result.Passed == true).ShouldBe(1);
        run.Of("large").Count(result => result.Passed == true).ShouldBe(4);
        EvalResult one = run.Of("small").First(result => result.Item == "i000");
        one.ShouldSatisfyAllConditions(
            () => one.Answer.ShouldBe("no"),
            () => one.CostUsd.ShouldBe(0.00012m),
            () => one.Latency.ShouldBe(TimeSpan.FromMilliseconds(40)),
            () => one.Cached.ShouldBeFalse(),
            () => one.Prediction.ShouldBe("no"),
            () => one.Metrics.Single().Name.ShouldBe("label"));
        run.Items[0].Request.Messages[0].Text.ShouldBe("question 0");
        run.Items[0].ReferenceText.ShouldBe("yes");
        run.Items[0].Tags.ShouldBe([new EvalTag("half", "first")]);
    }

    [Fact]
    public async Task Run_Repeats_AreAskedEachAndKeptEach()
    {
        FakeModels models = new((call, before) => FakeModels.Said(before % 2 == 0 ? "yes" : "no"));

        EvalRun run = (await desk.RunAsync(models, FakeModels.Set(2), options => options with { Repeats = 3, Models = [FakeModels.Model("small")] })).Run;

        models.Calls.ShouldBe(6);
        run.Results.Length.ShouldBe(6);
        run.Results.Where(result => result.Item == "i000").Select(result => result.Repeat).Order().ShouldBe([0, 1, 2]);
        run.Results.Count(result => result.Passed == true).ShouldBe(4);
    }

    [Fact]
    public async Task Run_NeverMoreCallsAtOnceThanAllowed()
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");

        await desk.RunAsync(models, FakeModels.Set(40), options => options with { Concurrency = 3 });

        models.MostAtOnce.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Run_OwnMetric_CountsLikeAnyOther()
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");

        EvalRun run = (await desk.RunAsync(models, FakeModels.Set(1), options => options with { OwnMetrics = [new Shouts()] })).Run;

        run.Results.ShouldAllBe(result => result.Passed == false);
        run.Results[0].Metrics.Single().Name.ShouldBe("shouts");
    }

    [Fact]
    public async Task Run_RecordedAnswers_AreMeasuredWithoutCallingAnyone()
    {
        string file = desk.Folder.WriteLines("r.jsonl",
            """{"id":"a","prompt":"p","reference":"x","outputs":{"gpt-4o-mini":{"text":"y","correct":true,"input_tokens":1000000,"output_tokens":0,"latency_ms":7},"b":{"text":"x","correct":false}}}""",
            """{"id":"c","prompt":"q","reference":"x","outputs":{"gpt-4o-mini":{"error":{"kind":"server_error","message":"down"}},"b":{"text":null,"correct":true}}}""");
        EvalSet set = await EvalSetReader.ReadAsync("r", [file]);
        EvalModel mini = new("gpt-4o-mini", Suffice.Catalog.ModelCatalog.BuiltIn().Find("gpt-4o-mini")!, null);
        EvalModel other = new("b", new Suffice.Catalog.Model { Name = "b", Id = "b", Provider = "recording" }, null);
        FakeModels nobody = new((_, _) => throw new InvalidOperationException("nobody is to be called"));

        EvalRun run = (await desk.RunAsync(nobody, set, options => options with { Models = [mini, other] })).Run;

        EvalResult first = run.Of("gpt-4o-mini").First(result => result.Item == "a");
        (first.Passed, first.CostUsd, first.Latency, first.Cached).ShouldBe((true, 0.15m, TimeSpan.FromMilliseconds(7), false));
        run.Of("gpt-4o-mini").First(result => result.Item == "c").ErrorKind.ShouldBe("server_error");
        run.Of("b").First(result => result.Item == "a").Passed.ShouldBe(false);
        run.Of("b").First(result => result.Item == "c").ShouldSatisfyAllConditions(result => result.Passed.ShouldBe(true), result => result.CostUsd.ShouldBeNull());
    }

    public void Dispose() => desk.Dispose();

    private sealed class Shouts : IMetric
    {
        public string Name => "shouts";

        public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) =>
            new(MetricResult.Of(measured.Text.Any(char.IsUpper), "whispers"));
    }
}
