using System.Text.Json;
using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.EndToEnd.Commands;

/// <summary><c>suffice run</c> as a user types it.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TestFolder folder = new();

    public RunTests()
    {
        folder.Write("suffice.yaml", """
            version: 1
            providers: { recorded: { protocol: replay, recordings: [recording.jsonl], latency_scale: 0.05 } }
            models:
              small: { provider: recorded, id: small-1, price: { input: 1, output: 2 } }
              large: { provider: recorded, id: large-1, price: { input: 10, output: 20 } }
            tasks:
              label: { ladder: [small, large], gate: [ { one_of: [urgent, normal] } ] }
            """);
        folder.Write("pipelines/desk.yaml", """
            version: 1
            input: { message: text, loud: { type: boolean, default: false } }
            steps:
              label: { task: label, prompt: "{{ input.message }}" }
              picture: { external: image-generation, price: 0.025, times: 2, stand_in: "{{ index }}" }
              shout: { value: "{{ steps.label.answer | upcase }}", when: input.loud }
            output: { label: "{{ steps.shout.answer | default: steps.label.answer }}" }
            """);
        folder.WriteLines("recording.jsonl", [
            Line("My card burns", "urgent", "urgent"), Line("Where is my parcel?", "it depends", "normal"), Line("Hm.", "it depends", "who knows"),
            .. Enumerable.Range(1, 200).Select(number => Line($"message {number}", number % 7 == 0 ? "it depends" : "normal", "normal")),
        ]);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_Typed_ShowsItsStepsAndWhatItMade()
    {
        CommandResult result = await RunAsync("run", "desk", "--input", "message=Where is my parcel?", "--input", "loud=true");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("small>large");
        result.Output.ShouldContain("one_of");
        result.Output.ShouldContain("completed (stand-in)");
        result.Output.ShouldContain("\"label\": \"NORMAL\"");
    }

    [Fact]
    public async Task Run_ForMachines_IsItsReport()
    {
        folder.Write("in.json", """{"message": "My card burns"}""");

        CommandResult result = await RunAsync("run", "desk", "--input", "in.json", "--json");

        JsonElement report = JsonDocument.Parse(result.Output).RootElement;
        report.GetProperty("status").GetString().ShouldBe("completed");
        report.GetProperty("cost_usd").GetDecimal().ShouldBe(0.050120m);
    }

    [Fact]
    public async Task Run_AnAnswerThatDoesNotPass_IsANoAndTheRunMayBeGoneOnWith()
    {
        CommandResult first = await RunAsync("run", "desk", "--input", "message=Hm.", "--run", "m-1");
        CommandResult second = await RunAsync("run", "desk", "--run", "m-1", "--json");

        first.ExitCode.ShouldBe(1, first.Error);
        first.Output.ShouldContain("the step 'label' failed (not_passed)");
        first.Output.ShouldContain("suffice run desk --run m-1");
        second.ExitCode.ShouldBe(1);
        JsonDocument.Parse(second.Output).RootElement.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("step").GetString() == "picture")
            .ShouldAllBe(step => step.GetProperty("is_earlier").GetBoolean());
    }

    [Theory]
    [InlineData("there are desk", "run", "desc")]
    [InlineData("'message' is missing", "run", "desk")]
    [InlineData("takes no 'mesage'; did you mean 'message'?", "run", "desk", "--input", "message=x", "--input", "mesage=y")]
    [InlineData("write name=value", "run", "desk", "--input", "message=x", "--input", "y")]
    [InlineData("no such file", "run", "desk", "--input", "nothing.json")]
    [InlineData("is no JSON, and the pipeline wants boolean", "run", "desk", "--input", "message=x", "--input", "loud=very")]
    [InlineData("there is no run none", "run", "desk", "--run", "none")]
    [InlineData("--out has no meaning without --in", "run", "desk", "--out", "x.jsonl")]
    [InlineData("--run has no meaning with --in", "run", "desk", "--in", "suffice.yaml", "--run", "x")]
    public async Task Run_MistakesOfUse_AreToldInASentence(string told, params string[] typed)
    {
        CommandResult result = await RunAsync(typed);

        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldContain(told);
    }

    [Fact]
    public async Task Run_AFileWithALineThatIsWrong_DoesTheOthersAndTellsItsPlace()
    {
        folder.WriteLines("in.jsonl", """{"message": "My card burns"}""", """{"message": 7}""", """{"id": "third", "input": {"message": "Where is my parcel?"}}""");

        CommandResult result = await RunAsync("run", "desk", "--in", "in.jsonl", "--out", "out.jsonl");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("in.jsonl:2: the input 'message' is number, not text");
        result.Output.ShouldContain("3 runs: 2 completed (0 of them before), 0 stopped, 1 not begun");
        JsonElement[] lines = [.. File.ReadLines(folder.PathOf("out.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        lines.Select(line => line.GetProperty("id").GetString()).ShouldBe(["1", "2", "third"]);
        lines[1].GetProperty("refused").GetString()!.ShouldContain("'message'");
        lines[2].GetProperty("report").GetProperty("output").GetProperty("label").GetString().ShouldBe("normal");
    }

    [Fact]
    public async Task Run_AFileKilledAgainAndAgain_DoesEachLineOnce()
    {
        folder.WriteLines("in.jsonl", Enumerable.Range(1, 200).Select(number => $$"""{"message": "message {{number}}"}"""));
        for (int kill = 0; kill < 6; kill++)
        {
            using RunningCommand command = SufficeCommand.Start(folder.Path, "run", "desk", "--in", "in.jsonl", "--out", "out.jsonl", "--at-once", "3");
            await Task.Delay(700 + (kill * 150));
            command.Kill(entireProcessTree: true);
            await command.WaitForExitAsync();
        }

        CommandResult last = await RunAsync("run", "desk", "--in", "in.jsonl", "--out", "out.jsonl", "--force");

        last.ExitCode.ShouldBe(0, last.Error);
        RequestEntry[] rows = [.. AllRows()];
        rows.Where(row => row.Outcome == RequestOutcome.Run).GroupBy(row => row.Place!.Run).ShouldAllBe(run => run.Count() == 1);
        File.ReadLines(folder.PathOf("out.jsonl")).Count(line => line.Contains("\"completed\"", StringComparison.Ordinal)).ShouldBe(200);

        // What was under way at a kill had not been kept: at most as many calls as ran at a time, for each kill.
        rows.Where(row => row.Outcome == RequestOutcome.Served && row.Place!.Step == "label").GroupBy(row => row.Place!.Run).Sum(run => run.Count() - 1).ShouldBeLessThanOrEqualTo(6 * 3);
    }

    private IEnumerable<RequestEntry> AllRows()
    {
        RequestCursor? after = null;
        do
        {
            RequestPage page = new LedgerReader(folder.PathOf("suffice-ledger/ledger.db")).ReadRequests(new RequestQuery { Limit = 1000, After = after });
            foreach (RequestEntry row in page.Requests)
            {
                yield return row;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    private Task<CommandResult> RunAsync(params string[] typed) => SufficeCommand.RunAsync(folder.Path, typed);

    private static string Line(string message, string small, string large) => JsonSerializer.Serialize(new
    {
        id = message,
        messages = new[] { new { role = "user", content = message } },
        outputs = new Dictionary<string, object>
        {
            ["small-1"] = new { text = small, input_tokens = 100, output_tokens = 10, latency_ms = 300 },
            ["large-1"] = new { text = large, input_tokens = 100, output_tokens = 10, latency_ms = 900 },
        },
    });
}
