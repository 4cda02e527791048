using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

public sealed class SimulateTests
{
    private const string Call = """{"model":"auto","messages":[{"role":"user","content":"TEXT"}]}""";

    private static readonly string[] Tickets = ["burning", "parcel", "invoice"];

    [Fact]
    public async Task Simulate_LedgerOfAGateway_DifferencesSayWhatAFullReplaySays()
    {
        using TestFolder folder = await ServedAsync();

        CommandResult plain = await SufficeCommand.RunAsync(folder.Path, "simulate", "--policy", "new.yaml", "--last", "1d");
        JsonElement whole = await JsonAsync(folder, "--replay-all");
        JsonElement part = await JsonAsync(folder, "--replay-differences");

        plain.ExitCode.ShouldBe(0, plain.Error);
        plain.Output.ShouldContain("2 known exactly, 1 within bounds");
        plain.Output.ShouldContain("not known of 1 calls: what mid would have answered");
        part.GetProperty("total").GetRawText().ShouldBe(whole.GetProperty("total").GetRawText());
        part.GetProperty("total").GetProperty("high_usd").GetDecimal().ShouldBe(0.00012m * (3 + 3));
        part.GetProperty("replayed").GetProperty("asked").GetInt32().ShouldBe(2);
        whole.GetProperty("replayed").GetProperty("asked").GetInt32().ShouldBe(4);
        part.GetProperty("value_refused").GetString().ShouldNotBeNull().ShouldContain("propensity 1");
    }

    [Fact]
    public async Task Simulate_Recording_ComparesBothPoliciesOnIt()
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "simulate", "--policy", "new.yaml", "--from", "recording.jsonl", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement total = JsonDocument.Parse(result.Output).RootElement.GetProperty("total");
        total.GetProperty("calls").GetInt32().ShouldBe(3);
        total.GetProperty("now_usd").GetDecimal().ShouldBe(0.00012m * (3 + 10));
        total.GetProperty("high_usd").GetDecimal().ShouldBe(0.00012m * (3 + 3));
        total.GetProperty("quality").GetProperty("difference").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task Simulate_ProvidersThatBill_AsksForACapAndCallsNobody()
    {
        using TestFolder folder = await ServedAsync();
        folder.Write("new.yaml", Policy("small, mid, large").Replace("{ protocol: replay, recordings: [recording.jsonl] }", "{ protocol: openai, base_url: http://127.0.0.1:9 }", StringComparison.Ordinal));

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "simulate", "--policy", "new.yaml", "--replay-differences");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("1 calls are to be run");
        result.Error.ShouldContain("--max-cost USD");
    }

    [Theory]
    [InlineData("no call yet", "--policy", "new.yaml")]
    [InlineData("recordings hold no times", "--policy", "new.yaml", "--from", "recording.jsonl", "--last", "3d")]
    [InlineData("write 30d or 12h", "--policy", "new.yaml", "--last", "soon")]
    [InlineData("no such file", "--policy", "newer.yaml")]
    public async Task Simulate_WrongUse_SaysWhatWouldBeRight(string said, params string[] args)
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, ["simulate", .. args]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(said);
    }

    private static async Task<JsonElement> JsonAsync(TestFolder folder, string scope)
    {
        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "simulate", "--policy", "new.yaml", "--from", "ledger", scope, "--json");
        result.ExitCode.ShouldBe(0, result.Error);

        return JsonDocument.Parse(result.Output).RootElement;
    }

    private static async Task<TestFolder> ServedAsync()
    {
        TestFolder folder = Desk();
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };
        foreach (string text in Tickets)
        {
            using HttpResponseMessage answer = await http.PostAsync("/v1/chat/completions", new StringContent(Call.Replace("TEXT", text, StringComparison.Ordinal)));
            answer.EnsureSuccessStatusCode();
        }

        await SufficeCommand.StopAsync(gateway);

        return folder;
    }

    private static TestFolder Desk()
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", Policy("small, large"));
        folder.Write("new.yaml", Policy("small, mid, large"));
        folder.Write("recording.jsonl", string.Join('\n', Item("a", "burning", "urgent", "urgent"), Item("b", "parcel", "maybe", "normal"), Item("c", "invoice", "normal", "normal")));

        return folder;
    }

    private static string Policy(string ladder) => $$"""
        version: 1
        providers:
          recorded: { protocol: replay, recordings: [recording.jsonl] }
        models:
          small: { provider: recorded, id: small-1, price: { input: 1, output: 2 } }
          mid: { provider: recorded, id: mid-1, price: { input: 3, output: 6 } }
          large: { provider: recorded, id: large-1, price: { input: 10, output: 20 } }
        default: { ladder: [{{ladder}}], gate: [ one_of: [urgent, normal] ], store_content: true }
        """;

    private static string Item(string id, string prompt, string small, string right) => JsonSerializer.Serialize(new
    {
        id,
        prompt,
        outputs = new Dictionary<string, object> { ["small-1"] = Output(small, right), ["mid-1"] = Output(right, right), ["large-1"] = Output(right, right) },
    });

    private static object Output(string text, string right) => new { text, correct = text == right, input_tokens = 100, output_tokens = 10 };
}
