using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Providers.Http;

/// <summary>Writes a call as the HTTP request that its provider wants.</summary>
internal sealed class ProviderRequest
{
    private const string Json = "application/json";
    private const string Events = "text/event-stream";
    private const int LeastBody = 1024;
    private const int RoomForPatches = 128;

    private static readonly string Product = $"suffice/{typeof(ProviderRequest).Assembly.GetName().Version?.ToString(3)}";

    private readonly IChatWire wire;
    private readonly ILogger logger;

    // Parsing an address costs as much as reading a call, and one definition always means the same address.
    private readonly ConditionalWeakTable<ProviderDefinition, Uri> addresses = [];
    private readonly ConditionalWeakTable<ProviderDefinition, Uri>.CreateValueCallback addressOf;

    /// <summary>Writes calls in one protocol.</summary>
    /// <param name="wire">The provider's protocol.</param>
    /// <param name="logger">Is told what the protocol cannot carry.</param>
    public ProviderRequest(IChatWire wire, ILogger logger)
    {
        this.wire = wire;
        this.logger = logger;
        addressOf = ProviderDialect.Of(wire.Protocol).AddressOf;
    }

    /// <summary>Writes it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="stream">True for a stream.</param>
    /// <param name="lost">The names of what the protocol cannot carry of the call.</param>
    /// <returns>The request.</returns>
    public HttpRequestMessage Write(ModelCall call, bool stream, out ImmutableArray<string> lost)
    {
        ProviderDialect dialect = ProviderDialect.Of(wire.Protocol, call.Request.Kind);
        Uri address = call.Request.Kind == CallKind.Chat ? addresses.GetValue(call.Provider, addressOf) : dialect.AddressOf(call.Provider);
        HttpRequestMessage request = new(HttpMethod.Post, address)
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

    private ReadOnlyMemoryContent Body(ModelCall call, bool stream, out ImmutableArray<string> lost)
    {
        WireTarget target = new(call.Model.Id, stream)
        {
            DefaultMaxOutputTokens = call.Model.MaxOutputTokens ?? WireTarget.UsualMaxOutputTokens,
            Thinks = call.Model.Capabilities is { } known && known.HasFlag(Catalog.ModelCapabilities.Reasoning),
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
