using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Gateway.Answers;

namespace Suffice.Gateway.Calls;

/// <summary>Answers calls to paths that are not served, with the list of those that are.</summary>
internal static class UnknownPath
{
    private const string Served = "POST /v1/chat/completions, POST /v1/messages, GET /v1/models, GET /healthz, GET /readyz";

    /// <summary>Handles one call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public static Task HandleAsync(HttpContext context)
    {
        ChatError error = new(404, $"{context.Request.Method} {context.Request.Path} is not served; served are {Served}") { Code = "unknown_path" };

        return ErrorWriter.For(context.Request).WriteAsync(context, error);
    }
}
