using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Suffice.Gateway.Tests;

/// <summary>A provider in this process: answers every call with the next scripted response and keeps what it received.</summary>
internal sealed class FakeUpstream : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly Queue<(int Status, string Type, string Body)> script = new();

    private FakeUpstream(WebApplication application) => this.application = application;

    public List<ReceivedCall> Received { get; } = [];

    public Uri Address => new(application.Urls.First());

    public static async Task<FakeUpstream> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication listening = builder.Build();
        FakeUpstream upstream = new(listening);
        listening.Run(upstream.HandleAsync);
        await listening.StartAsync();

        return upstream;
    }

    public FakeUpstream Answers(string body, int status = 200)
    {
        script.Enqueue((status, "application/json", body));
        return this;
    }

    public FakeUpstream Streams(string body)
    {
        script.Enqueue((200, "text/event-stream", body));
        return this;
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
        Received.Add(new ReceivedCall(
            context.Request.Path,
            await reader.ReadToEndAsync(),
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        (int status, string type, string body) = script.Dequeue();
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    }
}

internal sealed record ReceivedCall(string Path, string Body, IReadOnlyDictionary<string, string> Headers);
