using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Suffice.EndToEnd;

/// <summary>An OpenAI-protocol model that takes longer to answer than a command line by default waits before it ends.</summary>
internal sealed class SlowModel : IAsyncDisposable
{
    // A terminated command is ended after 2 s unless it asks for more.
    private static readonly TimeSpan Thinks = TimeSpan.FromSeconds(2.5);

    private const string Answer = """
        {"id":"1","object":"chat.completion","created":1,"model":"small-1","choices":[{"index":0,"message":{"role":"assistant","content":"urgent"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}
        """;

    private readonly HttpListener listener = new();
    private readonly TaskCompletionSource asked = new();
    private Task serving = Task.CompletedTask;

    public string Address { get; private init; } = string.Empty;

    /// <summary>Completes when the model has been asked.</summary>
    public Task Asked => asked.Task;

    public static SlowModel Start()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        SlowModel model = new() { Address = $"http://{free.LocalEndpoint}/" };
        free.Stop();
        model.listener.Prefixes.Add(model.Address);
        model.listener.Start();
        model.serving = model.ServeAsync();

        return model;
    }

    public async ValueTask DisposeAsync()
    {
        await serving;
        listener.Close();
    }

    private async Task ServeAsync()
    {
        HttpListenerContext call = await listener.GetContextAsync();
        asked.SetResult();
        await Task.Delay(Thinks);
        call.Response.ContentType = "application/json";
        await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Answer));
        call.Response.Close();
    }
}
