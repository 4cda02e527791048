using Suffice.Evaluation.Runs;
using Suffice.Providers;

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
            using SetFolder other = new();
            other.Write("runs/cut.jsonl");
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

    public void Dispose() => desk.Dispose();

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
