using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

public sealed class CalibrateTests
{
    private const int Items = 240;

    [Fact]
    public async Task Calibrate_AfterAnEval_NeedsNoMoreThanTheTask()
    {
        using TestFolder folder = Desk(", confidence: { risk: 0.1 }");
        CommandResult refused = await SufficeCommand.RunAsync(folder.Path, "check");
        refused.Error.ShouldContain("suffice calibrate triage --risk 0.1");
        CommandResult few = await SufficeCommand.RunAsync(folder.Path, "calibrate", "triage", "--risk", "0.1");
        few.ExitCode.ShouldBe(2);
        few.Error.ShouldContain("'suffice eval triage --models small,large'");

        CommandResult eval = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--models", "small,large");
        eval.ExitCode.ShouldBeLessThan(2, eval.Error);
        CommandResult made = await SufficeCommand.RunAsync(folder.Path, "calibrate", "triage", "--risk", "0.1");

        made.ExitCode.ShouldBe(0, made.Error);
        made.Output.ShouldContain("labelled calls from 1 eval runs");
        made.Output.ShouldContain("240 labelled calls through small > large");
        CommandResult check = await SufficeCommand.RunAsync(folder.Path, "check");
        check.ExitCode.ShouldBe(0, check.Error);
        await ItsPageDrawsWhatItsFileHoldsAsync(folder);
    }

    private static async Task ItsPageDrawsWhatItsFileHoldsAsync(TestFolder folder)
    {
        JsonElement kept = JsonDocument.Parse(await File.ReadAllTextAsync(folder.PathOf("tasks/triage/calibration.report.json"))).RootElement;
        CommandResult shown = await SufficeCommand.RunAsync(folder.Path, "show", "calibration", "triage", "--json");
        CommandResult points = await SufficeCommand.RunAsync(folder.Path, "show", "calibration", "triage", "--csv", "reliability");
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };
        string page = await http.GetStringAsync("/calibrations/triage");
        await SufficeCommand.StopAsync(gateway);

        JsonElement plots = JsonDocument.Parse(shown.Output).RootElement.GetProperty("plots");
        JsonElement.DeepEquals(plots, kept).ShouldBeTrue();
        foreach (JsonElement point in kept.GetProperty("reliability").EnumerateArray())
        {
            points.Output.ShouldContain($"{point.GetProperty("stated").GetRawText()},{point.GetProperty("right").GetRawText()},");
            page.ShouldContain($"<data value=\"{point.GetProperty("stated").GetRawText()}\">");
        }

        page.ShouldContain($"<data value=\"{kept.GetProperty("chosen").GetProperty("loss").GetRawText()}\">");
        page.ShouldContain("Proved: on ");
    }

    [Fact]
    public async Task Calibrate_TrafficWithShadows_TakesTheComparedAnswersOfTheLedger()
    {
        using TestFolder folder = Desk(", store_content: true, shadow: { rate: 1, budget: 5 }");
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };
        for (int i = 0; i < Items; i++)
        {
            string call = JsonSerializer.Serialize(new { model = "auto", messages = new[] { new { role = "user", content = Prompt(i) } } });
            using HttpResponseMessage answer = await http.PostAsync("/v1/chat/completions", new StringContent(call));
            answer.EnsureSuccessStatusCode();
        }

        await SufficeCommand.StopAsync(gateway);
        CommandResult made = await SufficeCommand.RunAsync(folder.Path, "calibrate", "triage", "--risk", "0.1", "--json");

        made.ExitCode.ShouldBe(0, made.Error);
        JsonElement calibration = JsonDocument.Parse(made.Output).RootElement;
        calibration.GetProperty("promise").GetProperty("value").GetDouble().ShouldBe(0.1);
        JsonElement source = calibration.GetProperty("source");
        (source.GetProperty("fitted").GetInt32() + source.GetProperty("held").GetInt32()).ShouldBeInRange(200, Items);
        File.Exists(Path.Combine(folder.Path, "tasks", "triage", "calibration.json")).ShouldBeTrue();
    }

    private static TestFolder Desk(string settings)
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", $$"""
            version: 1
            providers:
              recorded: { protocol: replay, recordings: [recording.jsonl] }
            models:
              small: { provider: recorded, id: small-1, max_output_tokens: 20, price: { input: 1, output: 2 } }
              large: { provider: recorded, id: large-1, max_output_tokens: 20, price: { input: 10, output: 20 } }
            tasks:
              triage: { why: labels, match: { prompt_contains: ticket }, ladder: [small, large], gate: [ one_of: [urgent, normal] ]{{settings}} }
            """);
        folder.Write("recording.jsonl", string.Join('\n', Enumerable.Range(0, Items).Select(i => JsonSerializer.Serialize(new
        {
            id = $"t{i}",
            prompt = Prompt(i),
            outputs = new Dictionary<string, object> { ["small-1"] = Output(i % 20 == 0 ? Wrong(i) : Right(i)), ["large-1"] = Output(Right(i)) },
        }))));
        string evals = Path.Combine(folder.Path, "tasks", "triage", "evals");
        Directory.CreateDirectory(evals);
        File.WriteAllLines(Path.Combine(evals, "items.jsonl"), Enumerable.Range(0, Items).Select(i => JsonSerializer.Serialize(new { id = $"t{i}", input = Prompt(i), reference = Right(i) })));

        return folder;
    }

    private static object Output(string text) => new { text, input_tokens = 100, output_tokens = 10 };

    private static string Prompt(int i) => $"ticket {i}: {(i % 2 == 0 ? "the hall is on fire" : "a parcel came")}{(i % 20 == 0 ? ", I think, or was it yesterday" : string.Empty)}";

    private static string Right(int i) => i % 2 == 0 ? "urgent" : "normal";

    private static string Wrong(int i) => i % 2 == 0 ? "normal" : "urgent";
}
