using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Gateway.Hosting;
using Suffice.Ledger.Writing;

namespace Suffice.Browser.Scenes;

/// <summary>The true gateway in this process, on a free port of loopback, over a folder of the scene.</summary>
internal sealed class SceneGateway : IAsyncDisposable
{
    private readonly WebApplication application;

    private SceneGateway(WebApplication application) => this.application = application;

    public Uri Address => new(application.Urls.First());

    public static async Task<SceneGateway> StartAsync(TestFolder folder, string policy = ScenePolicy.File)
    {
        WebApplication started = GatewayApplication.Build(new GatewayOptions
        {
            PolicyPath = folder.PathOf(policy),
            Listen = new Uri("http://127.0.0.1:0"),
            Quiet = true,
        });
        await started.StartAsync();

        return new SceneGateway(started);
    }

    /// <summary>Waits until every call that was answered is on disk, so that a page and a command read the same.</summary>
    public Task WrittenAsync() => application.Services.GetRequiredService<SqliteLedger>().FlushAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
