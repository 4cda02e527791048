using System.Net;
using Suffice.Gateway.Tests.Telemetry;

namespace Suffice.Gateway.Tests.Access;

/// <summary>What a caller beyond its limits is told, and where that is seen.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Call_BeyondTheRequestsOfAMinute_IsToldWhenToComeAgainAndIsCounted()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy + "\ngateway: { requests_per_minute: 1 }\n", Desk.Recording);

        using HttpResponseMessage first = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"));
        using HttpResponseMessage second = await gateway.PostAsync("/v1/messages", Desk.Messages("My card burns"));

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Header("x-ratelimit-limit-requests").ShouldBe("1");
        first.Header("x-ratelimit-remaining-requests").ShouldBe("0");
        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        int.Parse(second.Header("retry-after")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        second.Header("x-should-retry").ShouldBe("true");
        (await second.JsonAsync()).GetProperty("type").GetString().ShouldBe("error");
        (await RefusedAsync(gateway, 429)).ShouldBe(1);
    }

    [Fact]
    public async Task Call_LongerThanTheTokensOfAMinute_IsRefusedForGoodAndIsCounted()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy + "\ngateway: { tokens_per_minute: 3 }\n", Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        response.Header("x-should-retry").ShouldBe("false");
        (await response.ErrorAsync()).GetProperty("code").GetString().ShouldBe("over_rate_limit");
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("req_");
        response.Headers.Contains("x-suffice-request").ShouldBeFalse();
        (await RefusedAsync(gateway, 413)).ShouldBe(1);
        (await gateway.StopAndReadAsync()).ShouldBeEmpty();
    }

    private static async Task<decimal> RefusedAsync(RunningGateway gateway, int status) =>
        ExposedMetrics.Parse(await gateway.Http.GetStringAsync("/metrics"))[$"suffice_refused_calls_total{{status=\"{status}\"}}"];
}
