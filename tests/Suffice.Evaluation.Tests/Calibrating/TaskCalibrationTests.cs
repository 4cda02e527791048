using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Reports.Calibrations;
using Suffice.Learning.Ladders;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Calibrating;

public sealed class TaskCalibrationTests : IDisposable
{
    private const string Yaml = """
        version: 1
        providers: { here: { protocol: openai, base_url: http://localhost:1 } }
        models:
          cheap: { provider: here, id: small, price: { input: 1, output: 1 } }
          dear: { provider: here, id: large, price: { input: 30, output: 30 } }
        tasks:
          sums: { why: sums, match: { prompt_contains: "Add" }, ladder: [cheap, dear], gate: structural, confidence: { risk: 0.08 } }
          other: { why: other, match: { prompt_contains: "Subtract" }, ladder: [cheap, dear] }
        """;

    private readonly MadeRecording made = new();

    private string Path => System.IO.Path.Combine(made.Folder, "suffice.yaml");

    [Fact]
    public async Task Make_TaskOfAPolicyThatWaitsForIt_IsWhatThePolicyThenServesBy()
    {
        Load(new PolicyLoadOptions()).Errors.ShouldHaveSingleItem().Right.ShouldBe("run: suffice calibrate sums --risk 0.08");
        SufficePolicy waiting = Load(new PolicyLoadOptions { WithoutCalibrations = true }).Policy!;
        TaskCalibration calibration = new(waiting, waiting.FindTask("sums")!, TimeProvider.System);
        LabelledCalls labelled = await calibration.ReadAsync([made.Write("fit.jsonl", 400, seed: 1)], second: null, all: false);

        CalibrationOutcome outcome = calibration.Make(labelled, null, order => order with { Promise = new Promise(PromiseKind.Regret, 0.08, 0.95) });
        new CalibrationFolder(System.IO.Path.Combine(made.Folder, "tasks", "sums")).Save(outcome);

        PolicyLoadResult loaded = Load(new PolicyLoadOptions());
        loaded.Errors.ShouldBeEmpty();
        TaskConfidence confidence = loaded.Policy!.FindTask("sums")!.Confidence!;
        confidence.WhyInvalid(TimeProvider.System.GetUtcNow()).ShouldBeNull();
        confidence.Calibration.Certificate!.Bound.ShouldBeLessThanOrEqualTo(0.08);
        confidence.Calibration.Ladder.ShouldBe([new PinnedModel("cheap", "small"), new PinnedModel("dear", "large")]);
    }

    [Fact]
    public async Task Read_CallsOfAnotherTask_SaysSoAndHowToTakeThem()
    {
        SufficePolicy waiting = Load(new PolicyLoadOptions { WithoutCalibrations = true }).Policy!;
        TaskCalibration calibration = new(waiting, waiting.FindTask("other")!, TimeProvider.System);
        string fit = made.Write("fit.jsonl", 200, seed: 1);

        ReplayException none = await Should.ThrowAsync<ReplayException>(() => calibration.ReadAsync([fit], second: null, all: false));

        none.Message.ShouldContain("200 are of other tasks");
        (await calibration.ReadAsync([fit], second: null, all: true)).Calls.Count.ShouldBe(200);
    }

    [Fact]
    public async Task Read_ProviderUnderAContract_CountsWhatIsReallyPaid()
    {
        string fit = made.Write("fit.jsonl", 200, seed: 1);

        LabelledCalls list = await ReadAsync(Yaml);
        LabelledCalls contract = await ReadAsync(Yaml.Replace("base_url: http://localhost:1", "base_url: http://localhost:1, price_factor: 0.5", StringComparison.Ordinal));

        contract.Calls[0].Rungs[1].CostUsd.ShouldBe(list.Calls[0].Rungs[1].CostUsd / 2);

        async Task<LabelledCalls> ReadAsync(string yaml)
        {
            SufficePolicy policy = Load(new PolicyLoadOptions { WithoutCalibrations = true }, yaml).Policy!;

            return await new TaskCalibration(policy, policy.FindTask("sums")!, TimeProvider.System).ReadAsync([fit], second: null, all: false);
        }
    }

    [Fact]
    public async Task Read_ProviderOfARegion_CountsItsSurcharge()
    {
        string yaml = Yaml
            .Replace("base_url: http://localhost:1", "base_url: http://localhost:1, billing_region: us", StringComparison.Ordinal)
            .Replace("price: { input: 1, output: 1 }", "price: { input: 1, output: 1, regions: { us: 1.2 } }", StringComparison.Ordinal)
            .Replace("price: { input: 30, output: 30 }", "price: { input: 30, output: 30, regions: { us: 1.1 } }", StringComparison.Ordinal);
        SufficePolicy policy = Load(new PolicyLoadOptions { WithoutCalibrations = true }, yaml).Policy!;

        LabelledCalls labelled = await new TaskCalibration(policy, policy.FindTask("sums")!, TimeProvider.System)
            .ReadAsync([made.Write("fit.jsonl", 200, seed: 1)], second: null, all: false);

        labelled.Calls[0].Rungs.Select(rung => rung.CostUsd).ShouldBe([0.00003m, 0.000825m]);
    }

    public void Dispose() => made.Dispose();

    private PolicyLoadResult Load(PolicyLoadOptions options, string yaml = Yaml)
    {
        File.WriteAllText(Path, yaml);

        return PolicyLoader.BuiltIn(TimeProvider.System, new EstimatorReader()).Load(Path, options);
    }
}
