using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

public sealed class ServeTests
{
    private const string Recording = """
        {"id":"a","prompt":"burning","outputs":{"small-1":{"text":"urgent","correct":true,"input_tokens":100,"output_tokens":10}}}
        """;

    private const string Call = """{"model":"small","messages":[{"role":"user","content":"burning"}]}""";

    [Fact]
    public async Task Serve_ToldToStop_DrainsEveryAnsweredCallIntoTheLedger()
    {
        using TestFolder folder = Desk();
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };

        for (int i = 0; i < 20; i++)
        {
            using HttpResponseMessage answer = await http.PostAsync("/v1/chat/completions", new StringContent(Call));
            answer.EnsureSuccessStatusCode();
        }

        await SufficeCommand.StopAsync(gateway);

        gateway.ExitCode.ShouldBe(0);
        CommandResult bill = await SufficeCommand.RunAsync(folder.Path, "bill", "--json");
        JsonElement total = JsonDocument.Parse(bill.Output).RootElement.GetProperty("total");
        total.GetProperty("served").GetInt64().ShouldBe(20);
        total.GetProperty("cost_usd").GetDecimal().ShouldBe(20 * 0.00012m);
        total.GetProperty("latency_p50").GetDouble().ShouldBeGreaterThan(0);
        total.GetProperty("tokens").GetProperty("cache_write_5m").GetInt64().ShouldBe(0);
    }

    [Theory]
    [InlineData("task")]
    [InlineData("model")]
    [InlineData("day")]
    [InlineData("key")]
    [InlineData("none")]
    public async Task Serve_Bill_IsTheSameByCommandAndByApi(string by)
    {
        using TestFolder folder = Desk();
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };
        for (int i = 0; i < 3; i++)
        {
            using HttpResponseMessage answer = await http.PostAsync("/v1/chat/completions", new StringContent(Call));
            answer.EnsureSuccessStatusCode();
        }

        JsonElement told;
        do
        {
            told = JsonDocument.Parse(await http.GetStringAsync($"/api/bill?by={by}&task=")).RootElement;
        }
        while (told.GetProperty("total").GetProperty("served").GetInt64() < 3);

        CommandResult bill = await SufficeCommand.RunAsync(folder.Path, "bill", "--json", "--by", by, "--task", "");
        JsonElement.DeepEquals(JsonDocument.Parse(bill.Output).RootElement, told).ShouldBeTrue(bill.Output + told);
        await SufficeCommand.StopAsync(gateway);
    }

    [Fact]
    public async Task Serve_LogInJson_IsAnObjectALineWithoutPromptOrAnswer()
    {
        using TestFolder folder = Desk();
        folder.Write("suffice.yaml", Policy("recording.jsonl") + "\ntelemetry: { log: all }\n");
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--log", "json", "--listen", "http://127.0.0.1:0");
        using (HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) })
        {
            using HttpResponseMessage answer = await http.PostAsync("/v1/chat/completions", new StringContent(Call));
            answer.EnsureSuccessStatusCode();
        }

        await SufficeCommand.StopAsync(gateway);

        string log = await gateway.StandardOutput.ReadToEndAsync();
        log.ShouldNotContain("burning");
        log.ShouldNotContain("urgent");
        JsonElement line = log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement).Single(l => l.GetProperty("EventId").GetInt32() == 810);
        line.GetProperty("LogLevel").GetString().ShouldBe("Information");
        line.GetProperty("State").GetProperty("Path").GetString().ShouldBe("small");
        line.GetProperty("State").GetProperty("CostUsd").GetDecimal().ShouldBe(0.00012m);
    }

    [Fact]
    public async Task Record_LiveTraffic_ReplaysToTheSameAnswers()
    {
        using TestFolder folder = Desk();
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "record", "--out", "captured.jsonl", "--listen", "http://127.0.0.1:0");
        using (HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) })
        {
            using HttpResponseMessage answer = await http.PostAsync("/v1/chat/completions", new StringContent(Call));
            answer.EnsureSuccessStatusCode();
        }

        await SufficeCommand.StopAsync(gateway);
        folder.Write("suffice.yaml", Policy("captured.jsonl"));
        using RunningCommand again = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient replayed = new() { BaseAddress = await SufficeCommand.AddressAsync(again) };
        using HttpResponseMessage repeated = await replayed.PostAsync("/v1/chat/completions", new StringContent(Call));

        JsonElement body = JsonDocument.Parse(await repeated.Content.ReadAsStringAsync()).RootElement;
        body.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString().ShouldBe("urgent");
        body.GetProperty("usage").GetProperty("prompt_tokens").GetInt32().ShouldBe(100);
        await SufficeCommand.StopAsync(again);
    }

    [Fact]
    public async Task Serve_ToldToStopWithACallUnderWay_AnswersItFirst()
    {
        using TestFolder folder = new();
        await using SlowModel model = SlowModel.Start();
        folder.Write("suffice.yaml", $$"""
            version: 1
            providers:
              slow: { protocol: openai, base_url: {{model.Address}} }
            models:
              small: { provider: slow, id: small-1, price: { input: 1, output: 2 } }
            default: { why: all, ladder: [small] }
            """);
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };
        Task<HttpResponseMessage> call = http.PostAsync("/v1/chat/completions", new StringContent(Call));
        await model.Asked;

        await SufficeCommand.StopAsync(gateway);

        using HttpResponseMessage answer = await call;
        answer.IsSuccessStatusCode.ShouldBeTrue();
        gateway.ExitCode.ShouldBe(0);
        CommandResult bill = await SufficeCommand.RunAsync(folder.Path, "bill", "--json");
        JsonDocument.Parse(bill.Output).RootElement.GetProperty("total").GetProperty("served").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Serve_PortInUse_ExitsThreeAndNamesTheAddress()
    {
        using TestFolder folder = Desk();
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "serve", "--listen", $"http://{taken.LocalEndpoint}");

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("address already in use; stop what listens there");
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Serve_InvalidPolicy_RefusesToStart()
    {
        using TestFolder folder = new();
        folder.Write("suffice.yaml", "version: 2\n");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "serve");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("suffice.yaml:1");
    }

    private static string Policy(string recording) => $$"""
        version: 1
        providers:
          recorded: { protocol: replay, recordings: [{{recording}}] }
        models:
          small: { provider: recorded, id: small-1, price: { input: 1, output: 2 } }
        default: { why: all, ladder: [small] }
        """;

    private static TestFolder Desk()
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", Policy("recording.jsonl"));
        folder.Write("recording.jsonl", Recording + "\n");

        return folder;
    }
}
