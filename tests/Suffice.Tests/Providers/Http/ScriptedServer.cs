using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Suffice.Tests.Providers.Http;

/// <summary>A server on this machine that answers each connection as a script says, byte by byte if need be.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly Func<ScriptedConnection, Task> script;
    private readonly Task accepting;

    public ScriptedServer(Func<ScriptedConnection, Task> script)
    {
        this.script = script;
        listener.Start();
        accepting = AcceptAsync();
    }

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = [];

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>A server that answers every call with the same whole response.</summary>
    public static ScriptedServer Answering(int status, string body, string headers = "Content-Type: application/json\r\n") =>
        new(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(
                $"HTTP/1.1 {status} Scripted\r\n{headers}Content-Length: {System.Text.Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");
        });

    /// <summary>A server that begins a stream and goes on as told.</summary>
    public static ScriptedServer Streaming(Func<ScriptedConnection, Task> rest) => new(async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
        await rest(connection);
    });

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await accepting;
        listener.Stop();
        await Task.WhenAll(connections);
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(closing.Token);
                connections.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await script(new ScriptedConnection(client.GetStream(), Requests, closing.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The client left, or the test is over.
            }
        }
    }
}
