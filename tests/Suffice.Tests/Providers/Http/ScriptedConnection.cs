using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Suffice.Tests.Providers.Http;

/// <summary>One connection to the scripted server.</summary>
internal sealed class ScriptedConnection(
    Stream stream, ConcurrentQueue<ReceivedRequest> requests, CancellationToken closing)
{
    public async Task<ReceivedRequest> ReadRequestAsync()
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, closing);
            head.Append((char)one[0]);
        }

        string[] lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> headers = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        byte[] body = headers.TryGetValue("Content-Length", out string? length)
            ? new byte[int.Parse(length, CultureInfo.InvariantCulture)]
            : await ReadChunksAsync();
        await stream.ReadExactlyAsync(body.AsMemory(0, length is null ? 0 : body.Length), closing);
        ReceivedRequest request = new(lines[0], headers, Encoding.UTF8.GetString(body));
        requests.Enqueue(request);
        return request;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes, closing);
        await stream.FlushAsync(closing);
    }

    /// <summary>Says nothing until the client closes the connection, or the test ends.</summary>
    public async Task UntilClosedAsync()
    {
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, closing) > 0)
        {
        }
    }

    private async Task<byte[]> ReadChunksAsync()
    {
        using MemoryStream body = new();
        while (true)
        {
            int size = int.Parse(await ReadLineAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            byte[] chunk = new byte[size];
            await stream.ReadExactlyAsync(chunk, closing);
            await ReadLineAsync();
            if (size == 0)
            {
                return body.ToArray();
            }

            body.Write(chunk);
        }
    }

    private async Task<string> ReadLineAsync()
    {
        StringBuilder line = new();
        byte[] one = new byte[1];
        while (!line.ToString().EndsWith("\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, closing);
            line.Append((char)one[0]);
        }

        return line.ToString().TrimEnd();
    }
}

/// <summary>A request as the server got it.</summary>
internal sealed record ReceivedRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body);
