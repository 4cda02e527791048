using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Gateway.Calls;

/// <summary>What a caller is told whose call cannot be read, or that we broke.</summary>
internal static class CallErrors
{
    /// <summary>We made a mistake; what it was is in the log alone.</summary>
    public static ChatError OurMistake { get; } = new(500, "the gateway made a mistake; its log says which") { Code = "internal_error" };

    /// <summary>The body is compressed.</summary>
    /// <param name="encoding">How.</param>
    /// <returns>The error.</returns>
    public static ChatError Compressed(string encoding) =>
        new(415, $"the body has content-encoding {encoding}; send it uncompressed") { Code = "unsupported_encoding" };

    /// <summary>The body is too large.</summary>
    /// <param name="maxBytes">The limit.</param>
    /// <returns>The error.</returns>
    public static ChatError TooLarge(long maxBytes) =>
        new(413, $"the body is larger than {maxBytes} bytes; send less, or raise gateway.max_body in the policy") { Code = "body_too_large" };

    /// <summary>The body is not what its protocol says.</summary>
    /// <param name="broken">Where, and what is wrong.</param>
    /// <returns>The error.</returns>
    public static ChatError Malformed(ChatFormatException broken) => new(400, broken.Message) { Code = "malformed_body", Param = broken.Path };

    /// <summary>What was sent is no HTTP, such as a body that ends early.</summary>
    /// <param name="broken">What is wrong.</param>
    /// <returns>The error.</returns>
    public static ChatError BadHttp(BadHttpRequestException broken) => new(broken.StatusCode, broken.Message);
}
