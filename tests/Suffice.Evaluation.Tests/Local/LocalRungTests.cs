using System.Text.Json;
using Suffice.Catalog;
using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Local;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Replay;
using Suffice.Evaluation.Reports.Calibrations;
using Suffice.Learning.Ladders;

namespace Suffice.Evaluation.Tests.Local;

public sealed class LocalRungTests : IDisposable
{
    private static readonly Dictionary<string, TokenPrices> Prices = new(StringComparer.Ordinal)
    {
        ["small"] = new TokenPrices { Input = 1, Output = 1 },
        ["large"] = new TokenPrices { Input = 30, Output = 30 },
    };

    private readonly TestFolder folder = new();

    private string Learned => folder.PathOf("learned");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Make_HouseConventionThatModelsDoNotKnow_ServesMostCallsForNothing()
    {
        CalibrationOutcome outcome = await LearnAsync(Write("fit.jsonl", 400, seed: 1), new Promise(PromiseKind.Regret, 0.1, 0.95));

        TaskConfidence confidence = new CalibrationFolder(Learned).Load(new EstimatorReader());
        ReplayReport report = await new CalibratedReplay(ModelCatalog.BuiltIn(), TimeProvider.System).RunAsync(new ReplayOptions
        {
            Recordings = [Write("other.jsonl", 200, seed: 2)],
            Ladder = ["small", "large"],
            Calibrated = confidence,
            Local = LocalModel.OfLadder(Learned, confidence.Calibration),
            Prices = Prices,
        });

        report.Ladder.ShouldBe(["local", "small", "large"]);
        report.First.CostUsd.ShouldBe(0);
        report.First.Accuracy!.Value.ShouldBeGreaterThan(0.8);
        report.Served.Saving!.Value.ShouldBeGreaterThan(0.5);
        report.Served.Accuracy!.Value.ShouldBeGreaterThan(report.Last.Accuracy!.Value - 0.1);
        outcome.IsUnproved.ShouldBeFalse();
    }

    [Fact]
    public async Task Make_Promise_NeverTrainsTheServedModelOnHeldCalls()
    {
        CalibrationOutcome outcome = await LearnAsync(Write("fit.jsonl", 300, seed: 1, labelsAreNoise: true), new Promise(PromiseKind.Regret, 0.3, 0.95));

        double right = outcome.Judged.Average(call => call.Call.Rungs[0].IsRight ? 1.0 : 0);
        right.ShouldBeLessThan(0.6);
    }

    [Fact]
    public async Task Make_ReferencesThatAreNoLabels_IsRefused()
    {
        string path = folder.WriteLines("free.jsonl", Enumerable.Range(0, 120).Select(i => Line(i, $"question {i}", $"answer {i}", smallRight: true, largeRight: true)));

        ReplayException refused = await Should.ThrowAsync<ReplayException>(() => LearnAsync(path, null));

        refused.Message.ShouldContain("120 examples have 120 different ones");
    }

    [Theory]
    [InlineData("group")]
    [InlineData(null)]
    public async Task Make_ReferencesThatAreObjects_ReadsTheLabelAsDistilDoes(string? field)
    {
        string path = folder.WriteLines("objects.jsonl", Enumerable.Range(0, 120).Select(i => JsonSerializer.Serialize(new
        {
            id = $"item {i}",
            prompt = i % 2 == 0 ? $"the vpn of room {i}" : $"the printer of room {i}",
            schema = new { type = "object", properties = new { group = new { @enum = new[] { "network", "printing" } } }, required = new[] { "group" } },
            reference = new { group = i % 2 == 0 ? "network" : "printing" },
            outputs = new Dictionary<string, object>
            {
                ["small"] = new { text = "{\"group\":\"network\"}", correct = i % 2 == 0, input_tokens = 20, output_tokens = 2 },
                ["large"] = new { text = i % 2 == 0 ? "{\"group\":\"network\"}" : "{\"group\":\"printing\"}", correct = true, input_tokens = 20, output_tokens = 2 },
            },
        })));

        LocalCalibration made = await new LocalRung(ModelCatalog.BuiltIn(), TimeProvider.System)
            .MakeAsync([path], ["small", "large"], null, Prices, field, order => order);

        made.Model.Classifier.Labels.ShouldBe(["network", "printing"]);
        made.Model.Classifier.Field.ShouldBe(field);
        made.Calls.Calls.Count(call => call.Rungs[0].IsRight).ShouldBeGreaterThan(110);
        made.Calls.Calls[0].Rungs[0].Answer!.Text.ShouldBe("""{"group":"network"}""");
    }

    [Fact]
    public async Task OfLadder_ModelGone_SaysWhatToDo()
    {
        CalibrationOutcome outcome = await LearnAsync(Write("fit.jsonl", 120, seed: 1), null);
        foreach (string file in Directory.GetFiles(Learned, "local-*"))
        {
            File.Delete(file);
        }

        Should.Throw<CalibrationException>(() => LocalModel.OfLadder(Learned, outcome.Calibration)).Right.ShouldContain("--local");
    }

    private async Task<CalibrationOutcome> LearnAsync(string fit, Promise? promise)
    {
        LocalCalibration made = await new LocalRung(ModelCatalog.BuiltIn(), TimeProvider.System)
            .MakeAsync([fit], ["small", "large"], null, Prices, null, order => order with { Promise = promise });
        made.Model.Save(Learned);
        new CalibrationFolder(Learned).Save(made.Outcome);

        return made.Outcome;
    }

    private string Write(string name, int count, int seed, bool labelsAreNoise = false)
    {
        Random random = new(seed);
        string[] groups = ["network", "printing", "access"];
        string[][] words = [["vpn", "wifi", "router", "cable"], ["toner", "paper", "printer", "jam"], ["password", "login", "locked", "account"]];

        return folder.WriteLines(name, Enumerable.Range(0, count).Select(i =>
        {
            int group = random.Next(3);
            string said = $"{words[group][random.Next(4)]} problem with my {words[group][random.Next(4)]} in room {random.Next(100)}";

            return Line(i, said, groups[labelsAreNoise ? random.Next(3) : group], random.NextDouble() < 0.4, random.NextDouble() < 0.9);
        }));
    }

    private static string Line(int i, string said, string label, bool smallRight, bool largeRight) => JsonSerializer.Serialize(new
    {
        id = $"item {i}",
        prompt = $"Which group takes this ticket? {said}",
        reference = label,
        outputs = new Dictionary<string, object>
        {
            ["small"] = new { text = smallRight ? label : "misc", correct = smallRight, input_tokens = 20, output_tokens = 2 },
            ["large"] = new { text = largeRight ? label : "misc", correct = largeRight, input_tokens = 20, output_tokens = 2 },
        },
    });
}
