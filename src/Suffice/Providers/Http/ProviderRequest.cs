using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging;
using Suffice.Catalog;
using Suffice.Chat.Wires;

namespace Suffice.Providers.Http;

/// <summary>Writes a call as the HTTP request that its provider wants.</summary>
/// <param name="wire">The provider's protocol.</param>
/// <param name="logger">Is told what the protocol cannot carry.</param>
internal sealed class ProviderRequest(IChatWire wire, ILogger logger)
{
    private const string Json = "application/json";
    private const string Events = "text/event-stream";
    private const int LeastBody = 1024;
    private const int RoomForPatches = 128;

    private static readonly string Product = $"suffice/{typeof(ProviderRequest).Assembly.GetName().Version?.ToString(3)}";

    private readonly ProviderDialect dialect = ProviderDialect.Of(wire.Protocol);

    // Parsing an address costs as much as reading a call, and the same path below the same base always means the same one.
    private readonly ConcurrentDictionary<(Uri Start, string Path), Uri> addresses = new();

    /// <summary>Writes it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="stream">True for a stream.</param>
    /// <param name="lost">The names of what the protocol cannot carry of the call.</param>
    /// <returns>The request.</returns>
    public HttpRequestMessage Write(ModelCall call, bool stream, out ImmutableArray<string> lost)
    {
        HttpRequestMessage request = new(HttpMethod.Post, AddressOf(call))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = Body(call, stream, out lost),
        };
        request.Headers.TryAddWithoutValidation("Accept", stream ? Events : Json);
        request.Headers.TryAddWithoutValidation("User-Agent", Product);
        dialect.Address(request.Headers, call);
        return request;
    }

    private Uri AddressOf(ModelCall call)
    {
        Uri start = call.Provider.BaseUrl
            ?? throw new ArgumentException($"The provider '{call.Provider.Name}' has no base_url.", nameof(call));
        return addresses.GetOrAdd(
            (start, dialect.PathOf(start.AbsolutePath.TrimEnd('/'), call)),
            static place => new UriBuilder(place.Start) { Path = place.Path, Fragment = string.Empty }.Uri);
    }

    private ReadOnlyMemoryContent Body(ModelCall call, bool stream, out ImmutableArray<string> lost)
    {
        WireTarget target = new(call.Model.Id, stream)
        {
            DefaultMaxOutputTokens = call.Model.MaxOutputTokens ?? WireTarget.UsualMaxOutputTokens,
            Thinks = call.Model.Capabilities is { } known && known.HasFlag(ModelCapabilities.Reasoning),
        };
        ArrayBufferWriter<byte> body = new(Math.Max(LeastBody, call.Request.Body.Length + RoomForPatches));
        lost = ChatWires.For(wire, call.Request.Kind).WriteRequest(call.Request, target, body);
        if (!lost.IsDefaultOrEmpty && logger.IsEnabled(LogLevel.Debug))
        {
            logger.CallLoses(call.Provider.Name, string.Join(", ", lost));
        }

        ReadOnlyMemoryContent content = new(body.WrittenMemory);
        content.Headers.TryAddWithoutValidation("Content-Type", Json);
        return content;
    }
}
