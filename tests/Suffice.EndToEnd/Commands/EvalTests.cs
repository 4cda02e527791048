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

    [Theory]
    [InlineData("eval", "triage", "--out", "/proc/none/report.html")]
    [InlineData("learn", "recording.jsonl", "--ladder", "small-1,large-1", "--out", "/proc/none")]
    [InlineData("calibrate", "triage", "--out", "/proc/none")]
    [InlineData("distil", "recording.jsonl", "--out", "/proc/none")]
    [InlineData("record", "--out", "/proc/none/today.jsonl")]
    public async Task AnyLongCommand_OutCannotBeWritten_IsToldBeforeTheWorkAndExitsThree(params string[] args)
    {
        using TestFolder folder = Desk(items: 20, smallWrong: 0);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, args);

        result.ExitCode.ShouldBe(3, result.Error);
        result.Error.ShouldContain("/proc/none cannot be written to");
        result.Output.ShouldBeEmpty();
        Directory.Exists(Path.Combine(folder.Path, ".suffice")).ShouldBeFalse();
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

    [Fact]
    public async Task Eval_AllOutputs_AreWrittenAndNoneIsWrittenOver()
    {
        using TestFolder folder = Desk(items: 30, smallWrong: 3);
        string[] args = ["eval", "triage", "--out", "report.html", "--junit", "eval.xml", "--json", "eval.json"];

        CommandResult first = await SufficeCommand.RunAsync(folder.Path, args);
        CommandResult second = await SufficeCommand.RunAsync(folder.Path, args);

        first.Output.ShouldContain("wrote    report.html, eval.json, eval.xml");
        File.ReadAllText(Path.Combine(folder.Path, "report.html")).ShouldContain("3 items: the first model fails where the last passes");
        File.ReadAllText(Path.Combine(folder.Path, "eval.xml")).ShouldContain("<testsuite name=\"triage small\" tests=\"30\" failures=\"3\"");
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "eval.json"))).RootElement.GetProperty("runs").GetArrayLength().ShouldBe(1);
        second.ExitCode.ShouldBe(2);
        second.Error.ShouldContain("--force");
    }

    [Fact]
    public async Task Eval_ComparedWithTheLastRun_TellsWhatBecameWorseAndExitsOne()
    {
        using TestFolder folder = Desk(items: 60, smallWrong: 0);
        await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--models", "small");
        Record(folder, items: 60, smallWrong: 12);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--models", "small", "--compare", "last");

        result.ExitCode.ShouldBe(1, result.Error);
        result.Output.ShouldContain("60 items compared: 0 better, 12 worse");
        result.Output.ShouldContain("pass no longer: i0, i1");
    }

    [Fact]
    public async Task Eval_SeveralSets_AreDecidedTogether()
    {
        using TestFolder folder = Desk(items: 400, smallWrong: 0);
        File.Copy(Path.Combine(folder.Path, "tasks", "triage", "evals", "items.jsonl"), Path.Combine(folder.Path, "more.jsonl"));

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "more.jsonl", "--task", "triage", "--models", "small,large");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("2 verdicts were decided together");
    }

    [Fact]
    public async Task Eval_StopEarly_EndsAtTheVerdict()
    {
        using TestFolder folder = Desk(items: 400, smallWrong: 400);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--stop-early");

        result.ExitCode.ShouldBe(1, result.Error);
        result.Output.ShouldContain("settled after");
        result.Output.ShouldContain("not sufficient after");
    }

    [Theory]
    [InlineData("--max-cost", "0,5", "0.5")]
    [InlineData("--margin", "0,9", "0.9")]
    public async Task Eval_NumberWithAComma_IsRefusedAndNotReadAsThousands(string option, string typed, string meant)
    {
        using TestFolder folder = Desk(items: 3, smallWrong: 0);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", option, typed);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain($"{option} {typed}");
        result.Error.ShouldContain(meant);
    }

    [Fact]
    public async Task Eval_ItemsThatNobodyLabelled_CanBeMeasuredByTheCeilingsAnswers()
    {
        using TestFolder folder = Desk(items: 30, smallWrong: 3, labelled: false);

        CommandResult without = await SufficeCommand.RunAsync(folder.Path, "eval", "triage");
        CommandResult with = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--reference", "ceiling");

        without.ExitCode.ShouldBe(2);
        without.Error.ShouldContain("--reference ceiling");
        with.Error.ShouldContain("30 items have no right answer, large's is taken for it: 30 calls");
        with.Output.ShouldContain("90.0%");
        with.Output.ShouldContain("which always agrees with itself");
    }

    [Fact]
    public async Task Eval_FromTheLedger_AsksWhatCallersAsked()
    {
        using TestFolder folder = Desk(items: 20, smallWrong: 4);
        folder.Write("suffice.yaml", Policy.Replace("why: one of two labels", "why: one of two labels\n    store_content: true", StringComparison.Ordinal));
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using (HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) })
        {
            for (int i = 0; i < 20; i++)
            {
                string call = JsonSerializer.Serialize(new { model = "task:triage", messages = MessagesOf(i) });
                using HttpResponseMessage answer = await http.PostAsync("/v1/chat/completions", new StringContent(call));
                answer.EnsureSuccessStatusCode();
            }
        }

        await SufficeCommand.StopAsync(gateway);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--from-ledger", "15", "--json");

        result.ExitCode.ShouldBeOneOf(0, 1);
        JsonElement run = JsonDocument.Parse(result.Output).RootElement.GetProperty("runs")[0];
        run.GetProperty("items").GetInt32().ShouldBe(15);
        run.GetProperty("models")[1].GetProperty("pass_rate").GetDouble().ShouldBe(1);
        run.GetProperty("models")[0].GetProperty("failed").GetInt32().ShouldBeInRange(0, 4);
    }

    [Fact]
    public async Task Eval_ItemsThatAnAuditWrote_AreMeasuredByTheTasksModels()
    {
        using TestFolder folder = Desk(items: 40, smallWrong: 4, labelled: false);
        Directory.Delete(Path.Combine(folder.Path, "tasks"), recursive: true);
        folder.Write("log.jsonl", string.Join('\n', Enumerable.Range(0, 40).Select(i => JsonSerializer.Serialize(new
        {
            metadata = new { task = "triage" },
            request = new { model = "gpt-4o", messages = MessagesOf(i) },
            response = new { id = $"c{i}", @object = "chat.completion", created = 1_790_000_000 + i, model = "gpt-4o", choices = new[] { new { index = 0, message = new { role = "assistant", content = "normal" }, finish_reason = "stop" } }, usage = new { prompt_tokens = 20, completion_tokens = 1, total_tokens = 21 } },
        }))));

        CommandResult audit = await SufficeCommand.RunAsync(folder.Path, "audit", "log.jsonl", "--write-evals", "evals");
        CommandResult unlabelled = await SufficeCommand.RunAsync(folder.Path, "eval", "triage");
        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--reference", "ceiling", "--json");

        audit.ExitCode.ShouldBe(0, audit.Error);
        unlabelled.ExitCode.ShouldBe(2);
        unlabelled.Error.ShouldContain("--reference ceiling");
        result.ExitCode.ShouldBeOneOf(0, 1);
        JsonElement run = JsonDocument.Parse(result.Output).RootElement.GetProperty("runs")[0];
        run.GetProperty("items").GetInt32().ShouldBe(40);
        run.GetProperty("models")[0].GetProperty("failed").GetInt32().ShouldBe(4);
        run.GetProperty("models")[1].GetProperty("passed").GetInt32().ShouldBe(40);
    }

    [Fact]
    public async Task Eval_AnAssemblyOfMetrics_MeasuresByEachOfThem()
    {
        using TestFolder folder = Desk(items: 20, smallWrong: 0);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--metric-assembly", typeof(ShoutedMetric).Assembly.Location, "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement small = JsonDocument.Parse(result.Output).RootElement.GetProperty("runs")[0].GetProperty("models")[0];
        small.GetProperty("failed").GetInt32().ShouldBe(20);
        JsonElement shouted = small.GetProperty("metrics").EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == "shouted");
        shouted.GetProperty("failed").GetInt32().ShouldBe(20);
    }

    [Theory]
    [InlineData("suffice.yaml", "cannot be loaded")]
    [InlineData("missing.dll", "missing.dll")]
    public async Task Eval_NoAssemblyOfMetrics_IsAMistakeOfUse(string assembly, string said)
    {
        using TestFolder folder = Desk(items: 2, smallWrong: 0);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--metric-assembly", assembly);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(said);
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Eval_LedgerThatKeepsNoPrompts_SaysWhatToChange()
    {
        using TestFolder folder = Desk(items: 2, smallWrong: 0);
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        await SufficeCommand.AddressAsync(gateway);
        await SufficeCommand.StopAsync(gateway);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--from-ledger", "15");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("store_content: true");
    }

    private static object[] MessagesOf(int i) => [new { role = "system", content = "You are the triage desk." }, new { role = "user", content = $"call {i}" }];

    private static string RightOf(int i) => i % 3 == 0 ? "urgent" : "normal";

    private static TestFolder Desk(int items, int smallWrong, bool labelled = true)
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", Policy);
        Directory.CreateDirectory(Path.Combine(folder.Path, "tasks", "triage", "evals"));
        folder.Write(Path.Combine("tasks", "triage", "evals", "items.jsonl"), string.Join('\n', Enumerable.Range(0, items).Select(i => JsonSerializer.Serialize(
            new { id = $"i{i}", input = MessagesOf(i), reference = labelled ? RightOf(i) : null, tags = new { kind = i % 2 == 0 ? "mail" : "chat" } }))));
        Record(folder, items, smallWrong);
        return folder;
    }

    private static void Record(TestFolder folder, int items, int smallWrong) =>
        folder.Write("recording.jsonl", string.Join('\n', Enumerable.Range(0, items).Select(i => JsonSerializer.Serialize(new
        {
            id = $"i{i}",
            messages = MessagesOf(i),
            outputs = new Dictionary<string, object>
            {
                ["small-1"] = Output(i < smallWrong ? RightOf(i + 1 + (i % 3 == 1 ? 1 : 0)) : RightOf(i), RightOf(i), 40),
                ["large-1"] = Output(RightOf(i), RightOf(i), 900),
            },
        }))));

    private static object Output(string text, string right, int latency) => new { text, correct = text == right, input_tokens = 20, output_tokens = 10, latency_ms = latency };
}
