using System.Text;
using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

public sealed class EvalTests
{
    private const string Policy = """
        version: 1
        providers:
          recorded: { protocol: replay, recordings: [recording.jsonl] }
        models:
          small: { provider: recorded, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: recorded, id: large-1, price: { input: 10, output: 20 } }
        tasks:
          triage:
            why: one of two labels
            match: { system_contains: "triage desk" }
            ladder: [small, large]
            gate:
              - one_of: [urgent, normal]
        """;

    [Fact]
    public async Task Eval_SmallModelAsGood_IsSufficientAndExitsZero()
    {
        using TestFolder folder = Desk(items: 400, smallWrong: 0);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("small: sufficient");
        result.Output.ShouldContain("the ceiling");
        result.Error.ShouldContain("400 items, 2 models: 800 calls, about $");
    }

    [Fact]
    public async Task Eval_SmallModelWorse_IsInsufficientInJsonAndExitsOne()
    {
        using TestFolder folder = Desk(items: 400, smallWrong: 80);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--json");

        result.ExitCode.ShouldBe(1, result.Error);
        JsonElement run = JsonDocument.Parse(result.Output).RootElement.GetProperty("runs")[0];
        run.GetProperty("items").GetInt32().ShouldBe(400);
        run.GetProperty("models")[0].GetProperty("passed").GetInt32().ShouldBe(320);
        run.GetProperty("models")[0].GetProperty("cost_per_item_usd").GetDecimal().ShouldBe(0.00004m);
        run.GetProperty("models")[0].GetProperty("latency_p50").GetDouble().ShouldBe(40);
        run.GetProperty("verdicts")[0].GetProperty("outcome").GetString().ShouldBe("insufficient");
        run.GetProperty("differences").GetProperty("cheap_wrong").GetArrayLength().ShouldBe(80);
    }

    [Fact]
    public async Task Eval_FewItems_IsInconclusiveWithHowManyMore()
    {
        using TestFolder folder = Desk(items: 20, smallWrong: 0);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("small: inconclusive: about ");
        result.Output.ShouldContain("more items");
    }

    [Fact]
    public async Task Eval_CapReached_StopsWithinItSaysSoAndExitsOne()
    {
        using TestFolder folder = Desk(items: 100, smallWrong: 0);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--max-cost", "0.01", "--max-tokens", "20", "--json");

        result.ExitCode.ShouldBe(1, result.Error);
        JsonElement run = JsonDocument.Parse(result.Output).RootElement.GetProperty("runs")[0];
        run.GetProperty("spent_usd").GetDecimal().ShouldBeInRange(0.005m, 0.01m);
        run.GetProperty("stopped").GetString().ShouldNotBeNull().ShouldContain("--max-cost");
        run.GetProperty("whole").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Eval_AgainAfterTheCap_GoesOnWhereItStopped()
    {
        using TestFolder folder = Desk(items: 100, smallWrong: 0);
        await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--max-cost", "0.01", "--max-tokens", "20");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--max-cost", "1", "--max-tokens", "20");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("goes on with triage-");
        Directory.GetFiles(Path.Combine(folder.Path, ".suffice", "runs")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Eval_DryRun_CallsNobodyAndKeepsNothing()
    {
        using TestFolder folder = Desk(items: 10, smallWrong: 0);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--dry-run");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("20 calls");
        Directory.Exists(Path.Combine(folder.Path, ".suffice")).ShouldBeFalse();
    }

    [Fact]
    public async Task Eval_RecordingWithoutAPolicy_IsMeasuredByItsVerdictsAndCallsNobody()
    {
        using TestFolder folder = Desk(items: 50, smallWrong: 1);
        File.Delete(Path.Combine(folder.Path, "suffice.yaml"));

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "recording.jsonl", "--models", "small-1,large-1");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("every answer is at hand, nobody is called");
        result.Output.ShouldContain("measured by recorded");
        result.Output.ShouldContain("98.0%");
    }

    [Theory]
    [InlineData("no model 'smal'", "triage", "--models", "smal,large")]
    [InlineData("neither a task nor a file", "nothing")]
    [InlineData("there is no metric 'exactt'", "triage", "--metric", "exactt")]
    [InlineData("asks a judge and none is named", "triage", "--metric", "llm-rubric:is kind")]
    [InlineData("--repeats 0", "triage", "--repeats", "0")]
    [InlineData("--floor 90", "triage", "--floor", "90")]
    [InlineData("named twice", "triage", "--models", "small,small")]
    public async Task Eval_MistakesOfUse_AreToldAndExitTwo(string told, params string[] args)
    {
        using TestFolder folder = Desk(items: 4, smallWrong: 0);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, ["eval", .. args]);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(told);
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Eval_CallsThatWereNeverRecorded_AreErrorsAndExitThree()
    {
        using TestFolder folder = Desk(items: 4, smallWrong: 0);
        folder.Write("recording.jsonl", """{"id":"other","prompt":"x","outputs":{"small-1":{"text":"y"}}}""");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage");

        result.ExitCode.ShouldBe(3, result.Error);
        result.Output.ShouldContain("an answer is an error");
    }

    private static TestFolder Desk(int items, int smallWrong)
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", Policy);
        StringBuilder recording = new();
        StringBuilder set = new();
        for (int i = 0; i < items; i++)
        {
            string right = i % 3 == 0 ? "urgent" : "normal";
            string small = i < smallWrong ? (right == "urgent" ? "normal" : "urgent") : right;
            object messages = new[] { new { role = "system", content = "You are the triage desk." }, new { role = "user", content = $"call {i}" } };
            set.AppendLine(JsonSerializer.Serialize(new { id = $"i{i}", input = messages, reference = right, tags = new { kind = i % 2 == 0 ? "mail" : "chat" } }));
            recording.AppendLine(JsonSerializer.Serialize(new
            {
                id = $"i{i}",
                messages,
                outputs = new Dictionary<string, object>
                {
                    ["small-1"] = new { text = small, correct = small == right, input_tokens = 20, output_tokens = 10, latency_ms = 40 },
                    ["large-1"] = new { text = right, correct = true, input_tokens = 20, output_tokens = 10, latency_ms = 900 },
                },
            }));
        }

        Directory.CreateDirectory(Path.Combine(folder.Path, "tasks", "triage", "evals"));
        folder.Write(Path.Combine("tasks", "triage", "evals", "items.jsonl"), set.ToString());
        folder.Write("recording.jsonl", recording.ToString());
        return folder;
    }
}
