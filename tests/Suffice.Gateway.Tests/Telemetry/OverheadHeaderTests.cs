using System.Globalization;

namespace Suffice.Gateway.Tests.Telemetry;

public sealed class OverheadHeaderTests(DeskGateway desk)
{
    [Theory]
    [InlineData("My card burns")]
    [InlineData("Hm.")]
    [InlineData("Never recorded")]
    public async Task Answer_ServedOrNot_SaysHowLongSufficeItselfTook(string user)
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync("/v1/chat/completions", Desk.Chat(user));

        string overhead = response.Headers.GetValues("x-suffice-overhead-ms").Single();
        overhead.ShouldMatch(@"\A[0-9]+\.[0-9]{3}\z");
        decimal.Parse(overhead, CultureInfo.InvariantCulture).ShouldBeGreaterThan(0m);
    }

    [Theory]
    [InlineData("triage")]
    [InlineData("note")]
    public async Task Stream_HeldOrNot_SaysItAtTheStartAndTheWholeAtItsEnd(string task)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions",
            Desk.Chat("My card burns", stream: true, extra: "\"stream_options\":{\"include_usage\":true},"),
            ("x-suffice-task", task));

        response.Headers.GetValues("x-suffice-overhead-ms").Single().ShouldMatch(@"\A[0-9]+\.[0-9]{3}\z");
        (await response.Content.ReadAsStringAsync()).ShouldMatch("\"overhead_ms\":\"[0-9]+\\.[0-9]{3}\"");
    }
}
