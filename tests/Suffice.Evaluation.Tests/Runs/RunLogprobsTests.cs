using System.Text.Json;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Tests.Calibrating;
using Suffice.Learning.Ladders;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Evaluation.Tests.Runs;

public sealed class RunLogprobsTests : IDisposable
{
    private const string Yaml = """
        version: 1
        providers: { here: { protocol: openai, base_url: http://localhost:1 } }
        models:
          sure: { provider: here, id: sure-1, price: { input: 1, output: 1 }, capabilities: [logprobs] }
          mute: { provider: here, id: mute-1, price: { input: 2, output: 2 }, capabilities: [tools] }
          last: { provider: here, id: last-1, price: { input: 30, output: 30 }, capabilities: [logprobs] }
        tasks:
          quiz: { why: questions, match: { prompt_contains: "question" }, ladder: [sure, mute, last] }
        """;

    private readonly MadeRecording made = new();

    [Fact]
    public async Task Run_OfATask_AsksLowerRungsForLogProbabilitiesAndCalibrationsReadThem()
    {
        SufficePolicy policy = Load();
        FakeModels models = new((call, _) => Said(call));
        string runs = Path.Combine(made.Folder, "runs");
        EvalOptions options = new()
        {
            Models = [.. policy.FindTask("quiz")!.Ladder.Select(model => new EvalModel(model.Name, model, policy.Providers[model.Provider]))],
            Task = policy.FindTask("quiz"),
            RunFolder = runs,
        };

        await new EvalRunner(models, TimeProvider.System, new Random(1)).RunAsync(new RunPreparing(TimeProvider.System).Prepare(FakeModels.Set(90) with { Name = "quiz" }, options));
        (LabelledCalls labelled, _) = await new TaskCalibration(policy, policy.FindTask("quiz")!, TimeProvider.System).FindAsync(LabelPlace.Runs, runs, second: null);

        models.Log.Where(call => call.Request.Logprobs).Select(call => call.Model.Name).Distinct().ShouldBe(["sure"]);
        labelled.Calls.Count.ShouldBe(90);
        labelled.Calls[0].Rungs[0].Answer!.Logprobs!.Value.GetProperty("content")[0].GetProperty("logprob").GetDouble().ShouldBe(-0.25);
        labelled.Calls[0].Rungs[1].Answer!.Logprobs.ShouldBeNull();
    }

    [Fact]
    public async Task Find_RunOfAnotherPin_IsNotUsed()
    {
        SufficePolicy policy = Load();
        string runs = Path.Combine(made.Folder, "runs");
        EvalOptions options = new()
        {
            Models = [.. policy.FindTask("quiz")!.Ladder.Select(model => new EvalModel(model.Name, model with { Id = $"{model.Id}-before" }, policy.Providers[model.Provider]))],
            Task = policy.FindTask("quiz"),
            RunFolder = runs,
        };
        await new EvalRunner(new FakeModels((call, _) => Said(call)), TimeProvider.System, new Random(1)).RunAsync(new RunPreparing(TimeProvider.System).Prepare(FakeModels.Set(90), options));

        Evaluation.Offline.ReplayException few = await Should.ThrowAsync<Evaluation.Offline.ReplayException>(
            () => new TaskCalibration(policy, policy.FindTask("quiz")!, TimeProvider.System).FindAsync(LabelPlace.Runs, runs, second: null));

        few.Message.ShouldContain("as it is pinned");
    }

    public void Dispose() => made.Dispose();

    private static ModelReply Said(ModelCall call)
    {
        ModelReply said = FakeModels.Said("yes");

        return call.Request.Logprobs
            ? said with { Answer = said.Answer! with { Logprobs = JsonDocument.Parse("""{"content":[{"token":"yes","logprob":-0.25}]}""").RootElement } }
            : said;
    }

    private SufficePolicy Load()
    {
        string path = Path.Combine(made.Folder, "suffice.yaml");
        File.WriteAllText(path, Yaml);

        return PolicyLoader.BuiltIn(TimeProvider.System, new EstimatorReader()).Load(path, new PolicyLoadOptions()).Policy!;
    }
}
