using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.Extensions.AI.Tests;

/// <summary>A program that registers Suffice over a policy of the test's own, and a provider in this process.</summary>
internal sealed class SufficeProgram : IAsyncDisposable
{
    private readonly TestFolder folder;
    private readonly ServiceProvider services;

    private SufficeProgram(TestFolder folder, FakeUpstream upstream, ServiceProvider services) => (this.folder, Upstream, this.services) = (folder, upstream, services);

    public FakeUpstream Upstream { get; }

    public IServiceProvider Services => services;

    public IChatClient Client => services.GetRequiredService<IChatClient>();

    public string PolicyPath => folder.PathOf("suffice.yaml");

    /// <summary>Two rungs at one provider: an open task, and one with a gate.</summary>
    public static Task<SufficeProgram> StartAsync(ChatProtocol protocol = ChatProtocol.OpenAI, string more = "", Action<IServiceCollection>? register = null) =>
        StartAsync(upstream => Spoken.Policy(upstream, protocol) + more, register);

    public static async Task<SufficeProgram> StartAsync(Func<FakeUpstream, string> policy, Action<IServiceCollection>? register = null, Action<SufficeOptions>? configure = null)
    {
        FakeUpstream upstream = await FakeUpstream.StartAsync();
        TestFolder home = new();
        IServiceCollection registered = new ServiceCollection().AddSuffice(home.Write("suffice.yaml", policy(upstream)), configure);
        register?.Invoke(registered);

        return new SufficeProgram(home, upstream, registered.BuildServiceProvider());
    }

    /// <summary>Puts another policy in the place of the one in force.</summary>
    public void ChangePolicy(string policy) => folder.Write("suffice.yaml", policy);

    /// <summary>Writes a file beside the policy; the next reload reads it.</summary>
    public void Write(string name, string text) => folder.Write(name, text);

    /// <summary>Ends the program, so that everything is on disk, and reads its ledger, the earliest request first.</summary>
    public async Task<IReadOnlyList<RequestEntry>> EndAndReadAsync()
    {
        await services.DisposeAsync();

        return [.. new LedgerReader(folder.PathOf("suffice-ledger/ledger.db")).ReadRequests(new RequestQuery { Limit = 100 }).Requests.Reverse()];
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Upstream.DisposeAsync();
        folder.Dispose();
    }
}
