using Microsoft.AspNetCore.Builder;
using Suffice.Callers;

namespace Suffice.Gateway.Tests.Access;

/// <summary>A guarded gateway with people's keys, and a clock.</summary>
internal sealed class Signed : IAsyncDisposable
{
    public const string PolicysKey = "the-policys-own-key-0123456789";

    private Signed(CallersKeys keys, ShiftedClock clock, RunningGateway gateway) => (Keys, Clock, Gateway) = (keys, clock, gateway);

    public CallersKeys Keys { get; }

    public ShiftedClock Clock { get; }

    public RunningGateway Gateway { get; }

    public required string Viewer { get; init; }

    public required string Admin { get; init; }

    public static async Task<Signed> StartAsync(Action<WebApplication>? map = null)
    {
        CallersKeys keys = new();
        ShiftedClock clock = new();
        string viewer = await keys.CreateAsync("vera", CallerRole.View);
        string admin = await keys.CreateAsync("ada", CallerRole.Admin);

        return new Signed(keys, clock, await RunningGateway.StartAsync(Policy(keys), clock, map)) { Viewer = viewer, Admin = admin };
    }

    /// <summary>Another replica: the same keys, and the same folder of sessions.</summary>
    public Task<RunningGateway> ReplicaAsync() =>
        RunningGateway.StartAsync(Policy(Keys), Clock, sessions: Path.Combine(Gateway.Folder, "suffice-ledger", "sessions"));

    /// <summary>Another gateway, which shares the keys and nothing else.</summary>
    public Task<RunningGateway> StrangerAsync() => RunningGateway.StartAsync(Policy(Keys), Clock);

    public async Task<Browser> BrowserAsync(string key)
    {
        Browser browser = new(Gateway);
        (await browser.SignInAsync(key)).Dispose();
        browser.Session.ShouldNotBeNull();

        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        Keys.Dispose();
    }

    private static string Policy(CallersKeys keys) => Desk.Guarded(PolicysKey, $", keys_file: \"{keys.File}\"");
}
