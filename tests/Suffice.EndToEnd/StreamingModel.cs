using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Suffice.EndToEnd;

/// <summary>An OpenAI-protocol model that begins one stream and goes on with it when it is told to.</summary>
internal sealed class StreamingModel : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task serving = Task.CompletedTask;

    public string Address { get; private init; } = string.Empty;

    public static StreamingModel Start()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        StreamingModel model = new() { Address = $"http://{free.LocalEndpoint}/" };
        free.Stop();
        model.listener.Prefixes.Add(model.Address);
        model.listener.Start();
        model.serving = model.ServeAsync();

        return model;
    }

    /// <summary>Lets the stream go on to its end.</summary>
    public void GoOn() => goOn.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        GoOn();
        await serving;
        listener.Close();
    }

    private static string Piece(string choices, string more = "") =>
        $$"""data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"small-1","choices":[{{choices}}]{{more}}}""" + "\n\n";

    private static async Task SayAsync(HttpListenerContext call, string text)
    {
        await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        await call.Response.OutputStream.FlushAsync();
    }

    private async Task ServeAsync()
    {
        HttpListenerContext call = await listener.GetContextAsync();
        call.Response.ContentType = "text/event-stream";
        call.Response.SendChunked = true;
        try
        {
            await SayAsync(call, Piece("""{"index":0,"delta":{"role":"assistant","content":"it begins"},"finish_reason":null}"""));
            await goOn.Task;
            await SayAsync(
                call,
                Piece("""{"index":0,"delta":{"content":" and ends"},"finish_reason":null}""")
                    + Piece("""{"index":0,"delta":{},"finish_reason":"stop"}""")
                    + Piece(string.Empty, ""","usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}""")
                    + "data: [DONE]\n\n");
            call.Response.Close();
        }
        catch (HttpListenerException)
        {
            // The gateway left.
        }
    }
}
