using System.Text.Json;
using Suffice.Browser.Scenes;
using Suffice.EndToEnd;
using Suffice.Learning.Ladders;
using Suffice.Policy;

[assembly: AssemblyFixture(typeof(DashboardScene))]

namespace Suffice.Browser.Scenes;

/// <summary>Weeks of a company's AI, made once for all tests: traffic, an eval, workers, people, a pattern and its proposals; and the gateway that shows them.</summary>
/// <remarks>Tests that change something take a copy of their own.</remarks>
public sealed class DashboardScene : IAsyncLifetime
{
    /// <summary>Names a folder where the scene is left, to be looked at with <c>suffice serve</c>.</summary>
    private const string Left = "SUFFICE_SCENE";

    private static readonly string[] Measured =
    [
        "message-classify", "message-extract", "message-mood", "reply-draft", "brand-colours", "influencer-match", "content-calendar", "mood-board", "post-score", "carousel-slides",
    ];

    private readonly TestFolder folder = new();
    private SceneGateway? gateway;

    /// <summary>Where its policy, ledger and runs are.</summary>
    internal string Folder => folder.Path;

    /// <summary>Where the gateway that all tests read from listens; no test may change what it shows.</summary>
    internal Uri Address => gateway!.Address;

    /// <summary>The names of things that have pages of their own.</summary>
    internal ScenePlaces Places { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        SceneFolder.Write(folder, today);
        await PlayAsync(today);
        SufficePolicy policy = Load(folder);
        await new ScenePast(policy.Ledger, now).WriteAsync();
        await using (SceneDesk desk = new(policy, now))
        {
            await desk.PlayAsync();
        }

        SceneReviews.Write(policy, "ticket-qc");
        await EvalAsync();
        await AuditAsync();
        if (Environment.GetEnvironmentVariable(Left) is { Length: > 0 } left)
        {
            Copy(left);
        }

        gateway = await SceneGateway.StartAsync(folder);
        Places = await ScenePlaces.FindAsync(gateway.Address, folder.Path);
    }

    /// <summary>Copies it as it was made, for a test that changes something.</summary>
    internal TestFolder Copy()
    {
        TestFolder copy = new();
        Copy(copy.Path);

        return copy;
    }

    /// <summary>Runs the command over the scene.</summary>
    internal Task<CommandResult> RunAsync(params string[] args) => SufficeCommand.RunAsync(folder.Path, args);

    /// <summary>Runs the command over the scene for machines; it must succeed.</summary>
    internal async Task<JsonElement> JsonAsync(params string[] args)
    {
        CommandResult result = await RunAsync([.. args, "--json"]);
        result.ExitCode.ShouldBe(0, result.Error);

        return JsonDocument.Parse(result.Output).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        if (gateway is not null)
        {
            await gateway.DisposeAsync();
        }

        folder.Dispose();
    }

    private void Copy(string into)
    {
        foreach (string file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(into, Path.GetRelativePath(folder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    // Two gateways, one after the other: the policy has a history.
    private async Task PlayAsync(DateOnly today)
    {
        await using (await SceneGateway.StartAsync(folder))
        {
        }

        folder.Write(ScenePolicy.File, ScenePolicy.Current(today));
        await using SceneGateway playing = await SceneGateway.StartAsync(folder);
        using SceneTraffic traffic = new(playing.Address, folder);
        await traffic.PlayAsync();
    }

    private async Task EvalAsync()
    {
        CommandResult done = await RunAsync(["eval", .. Measured, "--json"]);
        done.ExitCode.ShouldBeLessThan(2, done.Error);
    }

    // Of the calls that the support desk's recording holds, as a tool would have logged them.
    private async Task AuditAsync()
    {
        folder.WriteLines("logs/calls.jsonl", SceneFolder.LoggedCalls(folder));
        CommandResult done = await RunAsync("audit", "logs/calls.jsonl", "--keep", "--json");
        done.ExitCode.ShouldBe(0, done.Error);
    }

    private static SufficePolicy Load(TestFolder folder)
    {
        PolicyLoadResult loaded = PolicyLoader.BuiltIn(TimeProvider.System, new EstimatorReader()).Load(folder.PathOf(ScenePolicy.File));
        loaded.Errors.ShouldBeEmpty();

        return loaded.Policy!;
    }
}
