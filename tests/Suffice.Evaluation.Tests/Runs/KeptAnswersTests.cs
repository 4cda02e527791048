using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Tests.Runs;

/// <summary>What was answered once is never asked again unless it is meant.</summary>
public sealed class KeptAnswersTests : IDisposable
{
    private readonly RunDesk desk = new();

    [Fact]
    public async Task Run_AgainWithTheSame_CallsNobodyAndSaysThatAnswersAreKept()
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");
        await desk.RunAsync(models, FakeModels.Set(3));

        EvalOutcome again = await desk.RunAsync(models, FakeModels.Set(3));

        models.Calls.ShouldBe(6);
        again.SpentUsd.ShouldBe(0);
        again.Run.Results.ShouldAllBe(result => result.Cached && result.Latency == TimeSpan.FromMilliseconds(40));
    }

    [Fact]
    public async Task Load_AnswersThatCameInAnyOrder_StandInTheOrderOfTheItems()
    {
        EvalRun run = (await desk.RunAsync(FakeModels.Saying((_, _) => "yes"), FakeModels.Set(3))).Run;
        string[] lines = await File.ReadAllLinesAsync(run.Path);
        string[] turned = [.. lines.Where(line => !line.StartsWith("{\"result\"", StringComparison.Ordinal)), .. lines.Where(line => line.StartsWith("{\"result\"", StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal)];
        string other = desk.Folder.WriteLines("turned.jsonl", turned);

        EvalRunStore.Load(other).Results.Select(result => (result.Item, result.Model)).ShouldBe(
            [("i000", "small"), ("i000", "large"), ("i001", "small"), ("i001", "large"), ("i002", "small"), ("i002", "large")]);
    }

    [Fact]
    public async Task Run_Fresh_AsksAnew()
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");
        await desk.RunAsync(models, FakeModels.Set(3));

        await desk.RunAsync(models, FakeModels.Set(3), options => options with { Fresh = true });

        models.Calls.ShouldBe(12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_AfterTheCeilingGaveTheReferences_DoesNotAskItTheSameAgain(bool keeps)
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");
        EvalSet open = FakeModels.Set(3);
        open = open with { Items = [.. open.Items.Select(item => item with { Reference = null })] };
        EvalOptions options = desk.Options() with { Fresh = true, CacheFolder = keeps ? desk.Options().CacheFolder : null };

        ReferencedSet filled = await new CeilingReferences(models, desk.Time, new Random(1)).FillAsync(open, options);
        EvalOutcome outcome = await new EvalRunner(models, desk.Time, new Random(1)).RunAsync(desk.Prepare(filled.Set, filled.Into(options)));

        models.AskedOf("large").ShouldBe(3);
        models.AskedOf("small").ShouldBe(3);
        outcome.Run.Results.Count(result => result is { Model: "large", Passed: true, Cached: true }).ShouldBe(3);
        (filled.SpentUsd + outcome.SpentUsd).ShouldBe(0.00396m);
    }

    [Fact]
    public async Task Load_SecondVerdictOnAnAnswer_LeavesTheFirst()
    {
        EvalOutcome outcome = await desk.RunAsync(FakeModels.Saying((_, _) => "yes"), FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small")] });
        string verdict = File.ReadAllLines(outcome.Run.Path)[^1];
        File.AppendAllText(outcome.Run.Path, verdict.Replace("\"passed\":true", "\"passed\":false", StringComparison.Ordinal) + "\n");

        verdict.ShouldContain("\"passed\":true");
        EvalRunStore.Load(outcome.Run.Path).Results.ShouldHaveSingleItem().Passed.ShouldBe(true);
    }

    [Fact]
    public async Task Run_AnotherModelPinOrParameter_IsNoKeptAnswer()
    {
        FakeModels models = FakeModels.Saying((_, _) => "yes");
        await desk.RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small")] });

        await desk.RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("other")] });
        await desk.RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small")], Temperature = 0.5m });
        await desk.RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small")], MaxOutputTokens = 7 });

        models.Calls.ShouldBe(4);
    }

    public void Dispose() => desk.Dispose();
}
