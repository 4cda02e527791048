using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

/// <summary>A ladder local, small, large whose threshold was proved on calls that the local model was not trained on.</summary>
public sealed class LocalLadderTests
{
    private const int Trained = 160;
    private const int Items = 480;

    private static readonly int[] Unrecorded = [484, 488];

    [Fact]
    public async Task Calibrate_RecordingWithoutTheLocalRungsAnswers_AnswersItselfAndLeavesOutWhatItWasTrainedOn()
    {
        using TestFolder folder = await DeskAsync();

        CommandResult made = await SufficeCommand.RunAsync(folder.Path, "calibrate", "triage", "--from", "judged.jsonl", "--risk", "0.1");

        made.ExitCode.ShouldBe(0, made.Error);
        made.Output.ShouldContain($"{Items - Trained} labelled calls through local > small > large");
        made.Output.ShouldContain($"{Trained} items left out because the local rung was trained on them");
        CommandResult check = await SufficeCommand.RunAsync(folder.Path, "check");
        check.ExitCode.ShouldBe(0, check.Error);
    }

    [Fact]
    public async Task Calibrate_OnWhatItWasTrainedOnAlone_IsRefusedWithTheCount()
    {
        using TestFolder folder = await DeskAsync();

        CommandResult refused = await SufficeCommand.RunAsync(folder.Path, "calibrate", "triage", "--from", "labelled.jsonl", "--risk", "0.1");

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain($"{Trained} are left out because the local rung was trained on them");
    }

    [Fact]
    public async Task Calibrate_EvalRunOfTheOtherRungs_AnswersItself()
    {
        using TestFolder folder = await DeskAsync();
        CommandResult eval = await SufficeCommand.RunAsync(folder.Path, "eval", "triage", "--models", "small,large");
        eval.ExitCode.ShouldBeLessThan(2, eval.Error);

        CommandResult made = await SufficeCommand.RunAsync(folder.Path, "calibrate", "triage", "--risk", "0.1");

        made.ExitCode.ShouldBe(0, made.Error);
        made.Output.ShouldContain($"{Items - Trained} labelled calls through local > small > large");
        made.Output.ShouldContain($"{Trained} items left out");
    }

    [Fact]
    public async Task Serve_CalibratedLadder_AnswersTheEasyForNothingAndSendsTheUnsureUp()
    {
        using TestFolder folder = await DeskAsync();
        CommandResult made = await SufficeCommand.RunAsync(folder.Path, "calibrate", "triage", "--from", "judged.jsonl", "--risk", "0.1");
        made.ExitCode.ShouldBe(0, made.Error);
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };

        // No recording holds these: a call of the models above would have failed.
        Served easy = await AskAsync(http, Prompt(Unrecorded[0]), stream: false);
        Served unsure = await AskAsync(http, Prompt(482), stream: false);
        Served hard = await AskAsync(http, Prompt(483), stream: false);
        Served streamed = await AskAsync(http, Prompt(Unrecorded[1]), stream: true);
        Served streamedUp = await AskAsync(http, Prompt(486), stream: true);
        await SufficeCommand.StopAsync(gateway);

        (easy.Path, easy.Text, easy.CostUsd).ShouldBe(("local", "access", 0m));
        (unsure.Path, unsure.Text, unsure.CostUsd).ShouldBe(("local>small", Right(482), 0.00012m));
        hard.Path.ShouldEndWith("large");
        hard.Text.ShouldBe(Right(483));
        (streamed.Path, streamed.Text).ShouldBe(("local", "access"));
        (streamedUp.Path, streamedUp.Text).ShouldBe(("local>small", Right(486)));
        CommandResult bill = await SufficeCommand.RunAsync(folder.Path, "bill", "--json");
        JsonDocument.Parse(bill.Output).RootElement.GetProperty("total").GetProperty("cost_usd").GetDecimal()
            .ShouldBe((2 * 0.00012m) + hard.CostUsd!.Value);
    }

    private static async Task<TestFolder> DeskAsync()
    {
        TestFolder folder = new();
        folder.Write("labelled.jsonl", Lines(0, Trained));
        folder.Write("judged.jsonl", Lines(0, Items));
        folder.Write("recording.jsonl", Lines(0, Items + 20, Unrecorded));
        string evals = Path.Combine(folder.Path, "tasks", "triage", "evals");
        Directory.CreateDirectory(evals);
        File.WriteAllLines(Path.Combine(evals, "items.jsonl"), Enumerable.Range(0, Items).Select(i => JsonSerializer.Serialize(new { id = $"t{i}", input = Prompt(i), reference = Right(i) })));
        CommandResult distilled = await SufficeCommand.RunAsync(folder.Path, "distil", "labelled.jsonl", "--out", "local", "--json");
        distilled.ExitCode.ShouldBe(0, distilled.Error);
        string id = JsonDocument.Parse(distilled.Output).RootElement.GetProperty("model").GetString()!;
        folder.Write("suffice.yaml", $$"""
            version: 1
            providers:
              here: { protocol: local, folder: local }
              recorded: { protocol: replay, recordings: [recording.jsonl] }
            models:
              local: { provider: here, id: {{id}}, tier: local }
              small: { provider: recorded, id: small-1, max_output_tokens: 20, price: { input: 1, output: 2 } }
              large: { provider: recorded, id: large-1, max_output_tokens: 20, price: { input: 10, output: 20 } }
            tasks:
              triage: { why: labels, match: { prompt_contains: ticket }, ladder: [local, small, large], gate: [ one_of: [access, billing] ], confidence: { risk: 0.1 } }
            default: { ladder: [large] }
            """);

        return folder;
    }

    // Half is told by a word; of the rest no word tells, and the small model knows half.
    private static string Prompt(int i) => (i % 4) switch
    {
        0 => $"ticket {i}: the password of user {i}",
        1 => $"ticket {i}: the invoice of order {i}",
        2 => $"ticket {i}: an odd matter in room {i}",
        _ => $"ticket {i}: a vexed matter in room {i}",
    };

    private static string Right(int i) => i % 4 == 0 || (i % 4 > 1 && i / 4 % 2 == 0) ? "access" : "billing";

    private static string Lines(int from, int count, params int[] without) => string.Join('\n', Enumerable.Range(from, count).Except(without).Select(i => JsonSerializer.Serialize(new
    {
        id = $"t{i}",
        prompt = Prompt(i),
        reference = Right(i),
        outputs = new Dictionary<string, object> { ["small-1"] = Output(i % 4 == 3 ? "it depends" : Right(i), i % 4 != 3), ["large-1"] = Output(Right(i), true) },
    })));

    private static object Output(string text, bool correct) => new { text, correct, input_tokens = 100, output_tokens = 10 };

    private static async Task<Served> AskAsync(HttpClient http, string prompt, bool stream)
    {
        string call = JsonSerializer.Serialize(new { model = "auto", stream, messages = new[] { new { role = "user", content = prompt } } });
        using HttpResponseMessage answer = await http.PostAsync("/v1/chat/completions", new StringContent(call));
        string body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        string text = stream
            ? string.Concat(body.Split('\n').Where(line => line.StartsWith("data: {", StringComparison.Ordinal)).SelectMany(line => JsonDocument.Parse(line[6..]).RootElement.GetProperty("choices").EnumerateArray())
                .Select(choice => choice.GetProperty("delta").TryGetProperty("content", out JsonElement said) ? said.GetString() : string.Empty))
            : JsonDocument.Parse(body).RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
        decimal? cost = answer.Headers.TryGetValues("x-suffice-cost", out IEnumerable<string>? told)
            ? decimal.Parse(told.Single(), System.Globalization.CultureInfo.InvariantCulture)
            : null;

        return new Served(answer.Headers.GetValues("x-suffice-path").Single(), text, cost);
    }

    private sealed record Served(string Path, string Text, decimal? CostUsd);
}
