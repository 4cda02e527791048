using System.Text.Json;
using Suffice.Catalog;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Replay;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Replay;

public sealed class ReplayRunnerTests : IDisposable
{
    private readonly TestFolder folder = new();

    private string Recording => folder.PathOf("recording.jsonl");

    [Fact]
    public async Task Run_SmallBreaksItsSchema_IsServedFromTheLargeAndBothArePaid()
    {
        Write(Item("a", small: "{\"label\":\"x\"}", smallRight: true), Item("b", small: "no json", smallRight: false));

        ReplayReport report = await RunAsync();

        report.Items.ShouldBe(2);
        report.Served.Accuracy.ShouldBe(1.0);
        report.First.Accuracy.ShouldBe(0.5);
        report.Last.CostUsd.ShouldBe(2 * Large);
        report.Served.CostUsd.ShouldBe((2 * Small) + Large);
        report.Oracle.CostUsd.ShouldBe(Small + Large);
        report.EscalationRate.ShouldBe(0.5);
        report.Checks.Values.Sum(c => c.WrongCaught).ShouldBe(1);
        report.Checks.Values.Sum(c => c.RightRefused).ShouldBe(0);
    }

    [Fact]
    public async Task Run_WithoutGate_IsAlwaysTheFirstRung()
    {
        Write(Item("a", small: "{\"label\":\"x\"}", smallRight: true), Item("b", small: "no json", smallRight: false));

        ReplayReport report = await RunAsync(structural: false);

        report.Served.CostUsd.ShouldBe(report.First.CostUsd);
        report.Served.Accuracy.ShouldBe(report.First.Accuracy);
        report.EscalationRate.ShouldBe(0);
    }

    [Fact]
    public async Task Run_SecondModelDisagrees_GoesUpAndTheConsultedModelIsPaid()
    {
        Write(Item("a", small: "{\"label\":\"y\"}", smallRight: false));

        ReplayReport report = await RunAsync(agree: "second");

        report.Served.Accuracy.ShouldBe(1.0);
        report.Reasons.Keys.ShouldBe(["agreement"]);
        report.Served.CostUsd.ShouldBe((2 * Small) + Large);
    }

    [Fact]
    public async Task Run_LinesOfOneCall_AreOneItemWithTheAnswersOfAll()
    {
        Write(
            """{"id":"a","prompt":"p","outputs":{"small":{"text":"x","correct":true,"input_tokens":100,"output_tokens":10}}}""",
            """{"id":"a","prompt":"p","outputs":{"large":{"text":"x","correct":true,"input_tokens":100,"output_tokens":10}}}""");

        ReplayReport report = await RunAsync();

        report.Items.ShouldBe(1);
        report.Last.CostUsd.ShouldBe(Large);
    }

    [Fact]
    public async Task Run_SameFileTwice_CountsEachItemOnce()
    {
        Write(Item("a", small: "{\"label\":\"x\"}", smallRight: true));

        ReplayReport report = await RunAsync(times: 2);

        report.Items.ShouldBe(1);
    }

    [Fact]
    public async Task Run_ModelNotInTheRecording_SaysSo()
    {
        Write(Item("a", small: "{\"label\":\"x\"}", smallRight: true));

        ReplayException wrong = await Should.ThrowAsync<ReplayException>(() => RunAsync(last: "nobody"));

        wrong.Message.ShouldContain("nobody is missing in 1");
    }

    [Fact]
    public async Task Run_SecondModelNotInAnItem_LeavesTheItemOut()
    {
        string whole = Item("a", small: "{\"label\":\"x\"}", smallRight: true);
        string other = Item("b", small: "{\"label\":\"x\"}", smallRight: true).Replace("\"second\"", "\"another\"", StringComparison.Ordinal);
        Write(whole, other);

        ReplayReport report = await RunAsync(agree: "second");

        report.Items.ShouldBe(1);
        report.Skipped.ShouldBe(1);
        report.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ModelTwiceOnTheLadder_SaysSo()
    {
        Write(Item("a", small: "{\"label\":\"x\"}", smallRight: true));

        ReplayException wrong = await Should.ThrowAsync<ReplayException>(() => RunAsync(last: "small"));

        wrong.Message.ShouldContain("small stands 2 times on the ladder");
    }

    [Fact]
    public async Task Run_BrokenLinesAmongGoodOnes_AreCountedAndTheFirstIsNamed()
    {
        Write(Item("a", small: "{\"label\":\"x\"}", smallRight: true), "{broken", "[1]");

        ReplayReport report = await RunAsync();

        report.Items.ShouldBe(1);
        report.BadLines.ShouldBe(2);
        report.FirstBadLine.ShouldNotBeNull().ShouldStartWith($"{Recording}:2:");
    }

    [Fact]
    public async Task Run_APolicy_IsPricedByThePricesGivenAndHeldToTheSecondModel()
    {
        Write(Item("a", small: "{\"label\":\"y\"}", smallRight: false));
        string path = folder.Write("suffice.yaml", $$"""
            version: 1
            providers: { recorded: { protocol: replay, recordings: ["{{Recording}}"] } }
            models:
              cheap: { provider: recorded, id: small, price: { input: 7, output: 7 } }
              dear: { provider: recorded, id: large, price: { input: 7, output: 7 } }
            default: { why: all, ladder: [cheap, dear] }
            """);

        ReplayReport report = await new ReplayRunner(ModelCatalog.BuiltIn(), TimeProvider.System).RunAsync(new ReplayOptions
        {
            Recordings = [Recording],
            Policy = PolicyLoader.BuiltIn(TimeProvider.System).Load(path).Policy,
            Agree = "second",
            Prices = Prices,
        });

        report.Reasons.Keys.ShouldBe(["agreement"]);
        report.Served.CostUsd.ShouldBe((2 * Small) + Large);
    }

    [Fact]
    public async Task Run_APolicyWithAContractsDiscount_CountsItInEveryFigure()
    {
        Write(Item("a", small: "{\"label\":\"y\"}", smallRight: true));
        string path = folder.Write("suffice.yaml", """
            version: 1
            providers:
              contract: { protocol: openai, base_url: https://llm.example.com/v1, price_factor: 0.5 }
              usual: { protocol: openai, base_url: https://other.example.com/v1 }
            models:
              small: { provider: contract, id: small }
              large: { provider: usual, id: large }
            default: { why: all, ladder: [small, large] }
            """);

        ReplayReport report = await new ReplayRunner(ModelCatalog.BuiltIn(), TimeProvider.System).RunAsync(new ReplayOptions
        {
            Recordings = [Recording],
            Policy = PolicyLoader.BuiltIn(TimeProvider.System).Load(path).Policy,
            Prices = Prices,
        });

        report.Served.CostUsd.ShouldBe(Small / 2);
        report.First.CostUsd.ShouldBe(Small / 2);
        report.Last.CostUsd.ShouldBe(Large);
    }

    [Fact]
    public async Task Run_VerdictsWithoutAnswers_SaysSo()
    {
        Write("""{"id":"a","prompt":"p","outputs":{"small":{"text":null,"correct":true},"large":{"text":null,"correct":true}}}""");

        ReplayException wrong = await Should.ThrowAsync<ReplayException>(() => RunAsync());

        wrong.Message.ShouldContain("verdicts without answers");
    }

    [Fact]
    public async Task ToJson_Report_HasNumbersWithTheirIntervalsBeside()
    {
        Write(Item("a", small: "{\"label\":\"x\"}", smallRight: true), Item("b", small: "no json", smallRight: false));

        ReplayReport report = await RunAsync();
        JsonElement json = JsonDocument.Parse(report.ToJson()).RootElement;

        json.GetProperty("items").GetInt32().ShouldBe(2);
        json.GetProperty("served").GetProperty("accuracy").GetDouble().ShouldBe(1.0);
        json.GetProperty("served").GetProperty("accuracy_95").GetArrayLength().ShouldBe(2);
        json.GetProperty("served").GetProperty("cost_usd").GetDecimal().ShouldBe((2 * Small) + Large);
        json.GetProperty("served").GetProperty("saving_95").GetArrayLength().ShouldBe(2);
        json.GetProperty("escalation_rate_95").GetArrayLength().ShouldBe(2);
        json.GetProperty("tokens_saved_by_abandon").GetInt64().ShouldBeGreaterThanOrEqualTo(0);
    }

    public void Dispose() => folder.Dispose();

    private const decimal Small = ((100 * 1m) + (10 * 2m)) / 1_000_000m;
    private const decimal Large = ((100 * 10m) + (10 * 20m)) / 1_000_000m;

    private static readonly Dictionary<string, TokenPrices> Prices = new()
    {
        ["small"] = new() { Input = 1, Output = 2 },
        ["second"] = new() { Input = 1, Output = 2 },
        ["large"] = new() { Input = 10, Output = 20 },
    };

    private void Write(params string[] lines) => folder.WriteLines("recording.jsonl", lines);

    private Task<ReplayReport> RunAsync(string? agree = null, bool structural = true, string last = "large", int times = 1) =>
        new ReplayRunner(ModelCatalog.BuiltIn(), TimeProvider.System).RunAsync(new ReplayOptions
        {
            Recordings = [.. Enumerable.Repeat(Recording, times)],
            Ladder = ["small", last],
            Agree = agree,
            Structural = structural,
            Prices = Prices,
        });

    private static string Item(string id, string small, bool smallRight) => JsonSerializer.Serialize(new
    {
        id,
        prompt = $"Label this: {id}",
        schema = new { type = "object", properties = new { label = new { type = "string" } }, required = new[] { "label" } },
        outputs = new Dictionary<string, object>
        {
            ["small"] = Output(small, smallRight),
            ["second"] = Output("{\"label\":\"x\"}", true),
            ["large"] = Output("{\"label\":\"x\"}", true),
        },
    });

    private static object Output(string text, bool correct) => new { text, correct, input_tokens = 100, output_tokens = 10, latency_ms = 5 };
}
