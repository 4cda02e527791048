using Microsoft.AspNetCore.Http;
using Suffice.Chat;

namespace Suffice.Gateway.Answers;

/// <summary>The protocol that a caller speaks: its endpoint's; where that has none or nothing is served, by the signs of Anthropic's.</summary>
/// <param name="Protocol">The protocol of an endpoint, kept with it as metadata.</param>
internal sealed record CallerProtocol(ChatProtocol Protocol)
{
    /// <summary>Tells it of a call.</summary>
    /// <param name="context">The call.</param>
    /// <returns>The protocol.</returns>
    public static ChatProtocol Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<CallerProtocol>()?.Protocol
        ?? (IsAnthropics(context.Request) ? ChatProtocol.Anthropic : ChatProtocol.OpenAI);

    private static bool IsAnthropics(HttpRequest request) =>
        request.Headers.ContainsKey("anthropic-version") || request.Path.StartsWithSegments("/v1/messages", StringComparison.OrdinalIgnoreCase);
}
