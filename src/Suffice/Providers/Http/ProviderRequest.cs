using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Suffice.Chat;

namespace Suffice.Providers.Http;

/// <summary>Writes a call as the HTTP request that its provider wants.</summary>
/// <param name="wire">The provider's protocol.</param>
/// <param name="logger">Is told what the protocol cannot carry.</param>
internal sealed class ProviderRequest(IChatWire wire, ILogger logger)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue WantsJson = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue WantsEvents = new("text/event-stream");
    private static readonly ProductInfoHeaderValue Product = new("suffice", typeof(ProviderRequest).Assembly.GetName().Version?.ToString(3));

    /// <summary>Writes it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="stream">True for a stream.</param>
    /// <param name="lost">The names of what the protocol cannot carry of the call.</param>
    /// <returns>The request.</returns>
    public HttpRequestMessage Write(ModelCall call, bool stream, out ImmutableArray<string> lost)
    {
        ProviderDialect dialect = ProviderDialect.Of(wire.Protocol, call.Request.Kind);
        HttpRequestMessage request = new(HttpMethod.Post, dialect.AddressOf(call.Provider))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = Body(call, stream, out lost),
        };
        request.Headers.Accept.Add(stream ? WantsEvents : WantsJson);
        request.Headers.UserAgent.Add(Product);
        dialect.Address(request.Headers, call);
        return request;
    }

    private ReadOnlyMemoryContent Body(ModelCall call, bool stream, out ImmutableArray<string> lost)
    {
        WireTarget target = new(call.Model.Id, stream)
        {
            DefaultMaxOutputTokens = call.Model.MaxOutputTokens ?? WireTarget.UsualMaxOutputTokens,
            Thinks = call.Model.Capabilities is { } known && known.HasFlag(Catalog.ModelCapabilities.Reasoning),
        };
        ArrayBufferWriter<byte> body = new();
        lost = ChatWires.For(wire, call.Request.Kind).WriteRequest(call.Request, target, body);
        if (!lost.IsDefaultOrEmpty && logger.IsEnabled(LogLevel.Debug))
        {
            logger.CallLoses(call.Provider.Name, string.Join(", ", lost));
        }

        return new ReadOnlyMemoryContent(body.WrittenMemory) { Headers = { ContentType = Json } };
    }
}
