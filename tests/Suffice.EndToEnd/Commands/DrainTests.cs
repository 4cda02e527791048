using System.Net;
using System.Text;
using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

/// <summary>A gateway that is told to stop in the middle of a stream, as a real process.</summary>
public sealed class DrainTests
{
    private const string Call = """{"model":"small","stream":true,"messages":[{"role":"user","content":"burning"}]}""";

    [Fact]
    public async Task Serve_ToldToStopInAStream_IsNotReadyTakesNoCallsEndsTheStreamAndWritesItsRow()
    {
        using TestFolder folder = new();
        await using StreamingModel model = StreamingModel.Start();
        folder.Write("suffice.yaml", Policy(model, drain: "60s"));
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };
        using HttpResponseMessage response = await OpenAsync(http);
        using StreamReader stream = new(await response.Content.ReadAsStreamAsync());
        string? begun = await stream.ReadLineAsync();

        await SufficeCommand.TellToStopAsync(gateway);
        string notReady = await UntilNotReadyAsync(http);
        using HttpResponseMessage refused = await OpenAsync(http);
        string why = await refused.Content.ReadAsStringAsync();
        model.GoOn();
        string rest = await stream.ReadToEndAsync();
        await gateway.WaitForExitAsync();

        begun.ShouldNotBeNull().ShouldContain("it begins");
        notReady.ShouldContain("draining");
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        why.ShouldContain("gateway_draining");
        rest.ShouldContain(" and ends");
        rest.ShouldEndWith("data: [DONE]\n\n");
        gateway.ExitCode.ShouldBe(0);
        JsonElement total = await BillAsync(folder);
        total.GetProperty("served").GetInt64().ShouldBe(1);
        total.GetProperty("cost_usd").GetDecimal().ShouldBe(0.00012m);
    }

    [Fact]
    public async Task Serve_StreamIsNotOverWhenTheDrainIs_EndsItWithAnErrorAndWritesItsRow()
    {
        using TestFolder folder = new();
        await using StreamingModel model = StreamingModel.Start();
        folder.Write("suffice.yaml", Policy(model, drain: "300ms"));
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };
        using HttpResponseMessage response = await OpenAsync(http);
        using StreamReader stream = new(await response.Content.ReadAsStreamAsync());
        string? begun = await stream.ReadLineAsync();

        await SufficeCommand.StopAsync(gateway);
        string rest = await stream.ReadToEndAsync();

        begun.ShouldNotBeNull().ShouldContain("it begins");
        rest.ShouldContain("gateway_stopped");
        rest.ShouldNotContain("[DONE]");
        gateway.ExitCode.ShouldBe(0);
        JsonElement total = await BillAsync(folder);
        total.GetProperty("requests").GetInt64().ShouldBe(1);
        total.GetProperty("served").GetInt64().ShouldBe(0);
        total.GetProperty("cost_usd").GetDecimal().ShouldBeGreaterThan(0);
    }

    private static string Policy(StreamingModel model, string drain) => $$"""
        version: 1
        gateway: { drain: {{drain}} }
        providers:
          slow: { protocol: openai, base_url: {{model.Address}} }
        models:
          small: { provider: slow, id: small-1, price: { input: 1, output: 2 } }
        """;

    private static Task<HttpResponseMessage> OpenAsync(HttpClient http)
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/v1/chat/completions") { Content = new StringContent(Call, Encoding.UTF8, "application/json") };

        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Asks, as a load balancer does, until the gateway says that it is not ready.</summary>
    private static async Task<string> UntilNotReadyAsync(HttpClient http)
    {
        while (true)
        {
            using HttpResponseMessage ready = await http.GetAsync("/readyz");
            if (ready.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return await ready.Content.ReadAsStringAsync();
            }
        }
    }

    private static async Task<JsonElement> BillAsync(TestFolder folder)
    {
        CommandResult bill = await SufficeCommand.RunAsync(folder.Path, "bill", "--json");

        return JsonElement.Parse(bill.Output).GetProperty("total");
    }
}
