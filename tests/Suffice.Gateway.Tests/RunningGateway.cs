using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Gateway.Access;
using Suffice.Gateway.Hosting;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Writing;

namespace Suffice.Gateway.Tests;

/// <summary>A gateway in this process, on a free port of loopback, with a policy of the test's own.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private const string PolicyFile = "suffice.yaml";

    private readonly WebApplication application;
    private readonly TestFolder folder;

    private RunningGateway(WebApplication application, TestFolder folder)
    {
        this.application = application;
        this.folder = folder;

        // A caller that leaves is gone at once, and does not read on for two seconds to keep its connection.
        Http = new HttpClient(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero }) { BaseAddress = new Uri(application.Urls.First()) };
    }

    public HttpClient Http { get; }

    /// <summary>What it is made of, its endpoints among it.</summary>
    public IServiceProvider Services => application.Services;

    /// <summary>Where its policy, keys and ledger are.</summary>
    public string Folder => folder.Path;

    public static async Task<RunningGateway> StartAsync(string policy, string? recording = null, string? pipeline = null, params (string Name, string Text)[] files)
    {
        TestFolder home = new();
        foreach ((string name, string text) in files)
        {
            home.Write(name, text);
        }

        if (pipeline is not null)
        {
            home.Write("pipelines/flow.yaml", pipeline);
        }

        home.Write("recording.jsonl", recording ?? string.Empty);

        return await StartAsync(home, policy);
    }

    /// <summary>Starts one by a clock of the test's own, with endpoints of the test's own beside the gateway's.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="time">The clock.</param>
    /// <param name="map">Maps more endpoints.</param>
    /// <param name="sessions">The folder that sessions rest on, instead of its own.</param>
    public static Task<RunningGateway> StartAsync(string policy, TimeProvider time, Action<WebApplication>? map = null, string? sessions = null)
    {
        TestFolder home = new();
        home.Write("recording.jsonl", Desk.Recording);
        if (sessions is not null)
        {
            Directory.CreateDirectory(home.PathOf("suffice-ledger"));
            Directory.CreateSymbolicLink(home.PathOf("suffice-ledger/sessions"), sessions);
        }

        return StartAsync(home, policy, time, map);
    }

    private static async Task<RunningGateway> StartAsync(TestFolder home, string policy, TimeProvider? time = null, Action<WebApplication>? map = null)
    {
        WebApplication started = GatewayApplication.Build(new GatewayOptions
        {
            PolicyPath = home.Write(PolicyFile, policy),
            Listen = new Uri("http://127.0.0.1:0"),
            Quiet = true,
            Time = time ?? TimeProvider.System,
        });
        map?.Invoke(started);
        await started.StartAsync();

        return new RunningGateway(started, home);
    }

    /// <summary>Puts another policy in the place of the one in force.</summary>
    public void ChangePolicy(string policy) => folder.Write(PolicyFile, policy);

    public Task<HttpResponseMessage> PostAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return Http.SendAsync(request);
    }

    /// <summary>Posts a call and waits for the headers of its answer alone.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, string body, CancellationToken cancellationToken = default)
    {
        HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };

        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Gets JSON that must be there.</summary>
    public async Task<System.Text.Json.JsonElement> JsonAsync(string path)
    {
        using HttpResponseMessage response = await Http.GetAsync(path);
        string body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, body);

        return System.Text.Json.JsonDocument.Parse(body).RootElement;
    }

    /// <summary>Waits until every request that was answered is on disk.</summary>
    public async Task WrittenAsync()
    {
        SqliteLedger ledger = application.Services.GetRequiredService<SqliteLedger>();
        while (ledger.Health.Queued > 0)
        {
            await Task.Delay(5);
        }
    }

    /// <summary>Waits until it has read a key that was made while it runs.</summary>
    public async Task KnowsAsync(string key)
    {
        CallerAccess access = Services.GetRequiredService<CallerAccess>();
        while (access.Find(key) is null)
        {
            await Task.Delay(50);
        }
    }

    /// <summary>Tells it to stop, as a signal does.</summary>
    /// <returns>When it has stopped.</returns>
    public Task StopAsync() => application.StopAsync();

    /// <summary>Stops it, so that everything is on disk, and reads the ledger.</summary>
    public async Task<IReadOnlyList<RequestEntry>> StopAndReadAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();

        return new LedgerReader(folder.PathOf("suffice-ledger/ledger.db")).ReadRequests(new RequestQuery { Limit = 100 }).Requests;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await application.DisposeAsync();
        folder.Dispose();
    }
}
