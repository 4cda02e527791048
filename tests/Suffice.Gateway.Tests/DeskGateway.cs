using Suffice.Gateway.Tests;

[assembly: AssemblyFixture(typeof(DeskGateway))]

namespace Suffice.Gateway.Tests;

/// <summary>A gateway over the desk for tests that only ask it something.</summary>
/// <remarks>What it counts and records is of all of them. No call to it may state a task: that would teach it the task of every call alike.</remarks>
public sealed class DeskGateway : IAsyncLifetime
{
    private RunningGateway? gateway;

    internal RunningGateway Gateway => gateway!;

    public async ValueTask InitializeAsync() => gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();
}
