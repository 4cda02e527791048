using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.People;

namespace Suffice.Evaluation.Tests.Runs;

/// <summary>Metrics that ask a model.</summary>
public sealed class RunJudgesTests : IDisposable
{
    private readonly RunDesk desk = new();

    [Fact]
    public async Task Run_AJudge_IsAskedKeptAndPaid()
    {
        FakeModels models = FakeModels.Saying((model, _) => model == "judge" ? """{"pass":true,"score":0.9}""" : "fine words");
        EvalOptions options = desk.Options() with { Models = [FakeModels.Model("small")], Judge = FakeModels.Model("judge", factor: 2), Metrics = [MetricSpecs.Parse("llm-rubric:is kind")] };

        EvalOutcome first = await desk.RunAsync(models, FakeModels.Set(2), _ => options);
        EvalOutcome second = await desk.RunAsync(models, FakeModels.Set(2), _ => options);

        EvalResult result = first.Run.Results[0];
        result.Passed.ShouldBe(true);
        result.JudgeCostUsd.ShouldBe(0.00024m);
        first.SpentUsd.ShouldBe(2 * (0.00012m + 0.00024m));
        models.AskedOf("judge").ShouldBe(2);
        second.SpentUsd.ShouldBe(0);
    }

    [Fact]
    public async Task Run_PeoplesLabelsOfAnotherRubric_DoNotMeasureTheJudge()
    {
        FakeModels models = FakeModels.Saying((model, _) => model.StartsWith("judge", StringComparison.Ordinal) ? """{"pass":true,"score":0.9}""" : "fine words");
        Func<string, string, EvalOptions> by = (rubric, judge) => desk.Options() with { Models = [FakeModels.Model("small")], Judge = FakeModels.Model(judge), Metrics = [MetricSpecs.Parse($"llm-rubric:{rubric}")] };
        EvalRun kind = (await desk.RunAsync(models, FakeModels.Set(3), _ => by("is kind", "judge"))).Run;
        string labels = desk.Folder.WriteLines("labels.jsonl", [.. kind.Results.Select(result => $$"""{"item":"{{result.Item}}","model":"small","passed":true}""")]);
        KeptLabels.Keep(kind, HumanLabels.Read(labels)).Labels.Count.ShouldBe(3);

        (await desk.RunAsync(models, FakeModels.Set(3), _ => by("names the exact sum", "judge"))).Run.Labels.ShouldBeEmpty();
        (await desk.RunAsync(models, FakeModels.Set(3), _ => by("is kind", "judge-2"))).Run.Labels.Count.ShouldBe(3);
        (await desk.RunAsync(models, FakeModels.Set(3), _ => by("is kind", "judge") with { Metrics = [MetricSpecs.Parse("llm-rubric:is kind"), MetricSpecs.Parse("contains:words")] })).Run.Labels.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Run_AJudgeThatBabbles_IsAnErrorNeverKept()
    {
        FakeModels models = FakeModels.Saying((model, _) => model == "judge" ? "lovely!" : "fine words");
        EvalOptions options = desk.Options() with { Models = [FakeModels.Model("small")], Judge = FakeModels.Model("judge"), Metrics = [MetricSpecs.Parse("llm-rubric:is kind")] };

        EvalRun run = (await desk.RunAsync(models, FakeModels.Set(2), _ => options)).Run;
        await desk.RunAsync(models, FakeModels.Set(2), _ => options);

        run.Results.ShouldAllBe(result => result.IsError && result.ErrorKind == "metric");
        models.AskedOf("judge").ShouldBe(4);
        models.AskedOf("small").ShouldBe(2);
    }

    [Fact]
    public async Task Run_Pairwise_ComparesWithTheLastModelWhoseAnswersAreGotOnce()
    {
        FakeModels models = FakeModels.Saying((model, prompt) => model == "judge"
            ? prompt.IndexOf("good words", StringComparison.Ordinal) < prompt.IndexOf("bad words", StringComparison.Ordinal) ? """{"winner":"first"}""" : """{"winner":"second"}"""
            : model == "large" ? "good words" : "bad words");
        EvalOptions options = desk.Options() with { Judge = FakeModels.Model("judge"), Metrics = [MetricSpecs.Parse("pairwise"), MetricSpecs.Parse("contains:words")] };

        EvalRun run = (await desk.RunAsync(models, FakeModels.Set(3), _ => options)).Run;

        run.Of("small").ShouldAllBe(result => result.Passed == false);
        run.Of("large").ShouldAllBe(result => result.Passed == true);
        models.AskedOf("large").ShouldBe(3);
        models.AskedOf("judge").ShouldBe(6);
    }

    public void Dispose() => desk.Dispose();
}
