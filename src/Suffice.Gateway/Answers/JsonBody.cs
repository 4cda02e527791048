using Microsoft.AspNetCore.Http;

namespace Suffice.Gateway.Answers;

/// <summary>Sends JSON that is written already, in one piece and with its length.</summary>
internal static class JsonBody
{
    /// <summary>Sends it.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="body">The JSON.</param>
    /// <returns>When the connection has taken it.</returns>
    public static Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;

        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
