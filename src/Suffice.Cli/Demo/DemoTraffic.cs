using System.Buffers;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Providers.Recordings;

namespace Suffice.Cli.Demo;

/// <summary>Plays the calls of a recording against a gateway over HTTP, as an application would send them.</summary>
internal sealed class DemoTraffic(Uri gateway) : IDisposable
{
    // A few at once, as a desk would have.
    private const int AtOnce = 4;

    private readonly HttpClient http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Plays them.</summary>
    /// <param name="scene">The calls.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Each call as it is answered.</returns>
    public async IAsyncEnumerable<DemoCall> PlayAsync(
        DemoScene scene, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Queue<Task<DemoCall>> running = new();
        int sent = 0;
        await foreach (RecordedItem item in new RecordingReader(scene.Recording).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (sent++ >= most)
            {
                break;
            }

            running.Enqueue(SendAsync(item, scene.CallsModel, cancellationToken));
            if (running.Count >= AtOnce)
            {
                yield return await running.Dequeue().ConfigureAwait(false);
            }
        }

        while (running.TryDequeue(out Task<DemoCall>? call))
        {
            yield return await call.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<DemoCall> SendAsync(RecordedItem item, string model, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> body = new();
        using JsonDocument metadata = JsonDocument.Parse(JsonSerializer.Serialize(
            new Dictionary<string, string>(StringComparer.Ordinal) { [RecordingIndex.IdInMetadata] = item.Id }));
        ChatRequest request = item.ToRequest(model) with { Metadata = metadata.RootElement };
        ChatWires.For(ChatProtocol.OpenAI).WriteRequest(request, new WireTarget(model, Stream: false), body);
        using ByteArrayContent content = new(body.WrittenSpan.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using HttpResponseMessage answer = await http.PostAsync(new Uri("v1/chat/completions", UriKind.Relative), content, cancellationToken)
                .ConfigureAwait(false);

            return new DemoCall(item.Id, (int)answer.StatusCode, Own(answer.Headers));
        }
        catch (HttpRequestException)
        {
            return new DemoCall(item.Id, 0, new Dictionary<string, string>(StringComparer.Ordinal));
        }
    }

    private static Dictionary<string, string> Own(HttpResponseHeaders headers) => headers
        .Where(h => h.Key.StartsWith("x-suffice-", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
}
