using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;
using Suffice.Providers;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Tests.Runs;

/// <summary>A run that was ended goes on.</summary>
public sealed class RunResumingTests : IDisposable
{
    private readonly RunDesk desk = new();

    [Fact]
    public async Task Prepare_AnUnfinishedRunOfOtherItems_IsNotGoneOnWith()
    {
        await desk.RunAsync(new FakeModels((_, _) => FakeModels.Failed(FailureKind.BadRequest)), FakeModels.Set(2));

        desk.Prepare(FakeModels.Set(2), desk.Options()).Earlier.ShouldNotBeNull();
        desk.Prepare(FakeModels.Set(3), desk.Options()).Earlier.ShouldBeNull();
    }

    [Fact]
    public async Task Run_KilledAnywhere_GoesOnAndDoesNothingTwice()
    {
        FakeModels whole = FakeModels.Saying((_, _) => "yes");
        byte[] file = await File.ReadAllBytesAsync((await desk.RunAsync(whole, FakeModels.Set(3), options => options with { CacheFolder = null })).Run.Path);

        foreach (int cut in Enumerable.Range(0, 25).Select(i => file.Length * i / 25).Append(file.Length - 2))
        {
            using TestFolder other = new();
            other.WriteLines("runs/cut.jsonl");
            await File.WriteAllBytesAsync(other.PathOf("runs/cut.jsonl"), file[..cut]);
            int kept = file[..cut].AsSpan().Count("{\"result\":"u8) - (EndsInAResult(file[..cut]) ? 1 : 0);
            FakeModels models = FakeModels.Saying((_, _) => "yes");

            EvalRun run = (await desk.RunAsync(models, FakeModels.Set(3), options => options with { CacheFolder = null, RunFolder = other.PathOf("runs") })).Run;

            run.IsWhole.ShouldBeTrue($"cut at {cut}");
            run.Items.Length.ShouldBe(3, $"cut at {cut}");
            run.Results.ShouldAllBe(result => result.Passed == true);
            models.Calls.ShouldBe(6 - kept, $"cut at {cut} of {file.Length}");
        }
    }

    [Fact]
    public async Task Run_Stopped_KeepsWhatWasMeasuredAndGoesOn()
    {
        using CancellationTokenSource stop = new();
        FakeModels models = new((call, _) =>
        {
            if (call.Request.Messages[^1].Text == "question 5")
            {
                stop.Cancel();
            }

            return FakeModels.Said("yes");
        });
        EvalOptions options = desk.Options() with { Models = [FakeModels.Model("small")], Concurrency = 1, CacheFolder = null };
        await Should.ThrowAsync<OperationCanceledException>(() => desk.RunAsync(models, FakeModels.Set(10), _ => options, stop.Token));
        int before = models.Calls;

        EvalRun run = (await desk.RunAsync(models, FakeModels.Set(10), _ => options)).Run;

        run.IsWhole.ShouldBeTrue();
        models.Calls.ShouldBeLessThanOrEqualTo(11);
        before.ShouldBe(6);
    }

    [Fact]
    public async Task Run_GoneOnWithRecordedAnswersAndAJudge_StillCountsWhatTheJudgeCost()
    {
        FakeModels models = FakeModels.Saying((_, _) => """{"pass":true,"score":0.9}""");
        EvalOptions options = desk.Options() with
        {
            Models = [Recorded("small")],
            Judge = FakeModels.Model("judge"),
            Metrics = [MetricSpecs.Parse("llm-rubric:is kind")],
            MaxCostUsd = 0.005m,
            Concurrency = 1,
        };

        EvalOutcome first = await desk.RunAsync(models, WithAnswers(FakeModels.Set(50), "small"), _ => options);
        int asked = models.AskedOf("judge");
        EvalOutcome second = await desk.RunAsync(models, WithAnswers(FakeModels.Set(50), "small"), _ => options);

        second.Run.Path.ShouldBe(first.Run.Path);
        second.Ending.ShouldBe(RunEnding.AtCap);
        asked.ShouldBeGreaterThan(0);
        models.AskedOf("judge").ShouldBe(asked);
    }

    [Fact]
    public async Task Run_GoneOnWithSomeAnswersRecorded_DoesNotCountWhatNobodyPaid()
    {
        bool broken = true;
        FakeModels models = new((_, _) => broken ? FakeModels.Failed(FailureKind.BadRequest) : FakeModels.Said("yes"));
        EvalOptions options = desk.Options() with { Models = [Recorded("dear", factor: 100_000), FakeModels.Model("large")], MaxCostUsd = 0.01m };
        await desk.RunAsync(models, WithAnswers(FakeModels.Set(3), "dear"), _ => options);
        broken = false;

        EvalOutcome again = await desk.RunAsync(models, WithAnswers(FakeModels.Set(3), "dear"), _ => options);

        again.Stopped.ShouldBeNull();
        again.Run.Of("large").ShouldAllBe(result => result.Passed == true);
    }

    [Fact]
    public void Prepare_AnotherPinOfAJudgeThatAMetricNames_IsAnotherRun()
    {
        EvalSet set = FakeModels.Set(1, "yes", new MetricSpec("llm-rubric") { Value = JsonSerializer.SerializeToElement("is kind"), Judge = "strict" });
        EvalModel strict = FakeModels.Model("strict");

        string key = desk.Prepare(set, desk.Options() with { OtherJudges = [strict] }).Head.Key;

        desk.Prepare(set, desk.Options() with { OtherJudges = [strict] }).Head.Key.ShouldBe(key);
        desk.Prepare(set, desk.Options() with { OtherJudges = [strict with { Model = strict.Model with { Id = "strict-2027" } }] }).Head.Key.ShouldNotBe(key);
    }

    public void Dispose() => desk.Dispose();

    private static EvalModel Recorded(string name, decimal factor = 1) => FakeModels.Model(name, factor) with { Provider = null };

    private static EvalSet WithAnswers(EvalSet set, string model) => set with
    {
        Items = [.. set.Items.Select(item => item with { Recorded = new Dictionary<string, RecordedOutput> { [model] = new() { Model = model, Answer = FakeModels.Said("yes").Answer } } })],
    };

    private static bool EndsInAResult(byte[] cut)
    {
        string last = System.Text.Encoding.UTF8.GetString(cut).Split('\n')[^1];
        try
        {
            return last.Contains("{\"result\":", StringComparison.Ordinal) && System.Text.Json.JsonDocument.Parse(last) is null;
        }
        catch (System.Text.Json.JsonException)
        {
            return true;
        }
    }
}
