using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Policy.Reloading;

namespace Suffice.Gateway.Tests.Health;

/// <summary>How the gateway does, as a load balancer and an admin are told.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Health_Running_IsOkAndNamesThePolicy()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        JsonElement alive = await gateway.JsonAsync("/healthz");
        JsonElement ready = await gateway.JsonAsync("/readyz");
        JsonElement told = await gateway.JsonAsync("/api/health");

        alive.GetRawText().ShouldBe("""{"status":"ok"}""");
        ready.GetProperty("status").GetString().ShouldBe("ok");
        ready.GetProperty("policy").GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
        ready.GetProperty("ledger").EnumerateObject().Select(property => property.Name).ShouldBe(["sick", "queued", "written", "lost"]);
        told.GetProperty("status").GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task Health_AChangeOfThePolicyIsRefused_IsDegradedAndStillReady()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        gateway.ChangePolicy("version: 2");
        await gateway.Services.GetRequiredService<PolicyHost>().ReloadAsync();

        JsonElement ready = await gateway.JsonAsync("/readyz");
        ready.GetProperty("status").GetString().ShouldBe("degraded");
        ready.GetProperty("policy").GetProperty("mistakes_in_last_change").GetInt32().ShouldBeGreaterThan(0);
        (await gateway.JsonAsync("/api/health")).GetProperty("status").GetString().ShouldBe("degraded");
    }
}
