using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Engine;
using Suffice.Gateway.Metrics;

namespace Suffice.Gateway.Answers;

/// <summary>Writes an error in the caller's protocol.</summary>
internal sealed class ErrorWriter(IChatWire wire)
{
    /// <summary>Writes in the protocol of a call that reaches no endpoint, or one of several protocols.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>The writer.</returns>
    public static ErrorWriter For(HttpContext context) => new(ChatWires.For(CallerProtocol.Of(context)));

    /// <summary>Writes that a call has no answer.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="failed">Why.</param>
    /// <returns>When written.</returns>
    public Task WriteAsync(HttpContext context, FailedReply failed)
    {
        ChatError error = FailureError.Of(failed);
        if (failed.Failure.RetryAfter is { } wait)
        {
            return WriteAsync(context, error, wait);
        }

        // Where more than load stood in the way, the ladder has been climbed and every retry spent: the same again would only repeat it.
        context.Response.Headers[SufficeHeaders.ShouldRetry] = "false";

        return WriteAsync(context, error);
    }

    /// <summary>Writes an error that the same call need not meet again.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="error">The error.</param>
    /// <param name="retryAfter">How long to wait before it is sent again.</param>
    /// <returns>When written.</returns>
    public Task WriteAsync(HttpContext context, ChatError error, TimeSpan retryAfter)
    {
        context.Response.Headers[SufficeHeaders.ShouldRetry] = "true";
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

        return WriteAsync(context, error);
    }

    /// <summary>Writes an error.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="error">The error.</param>
    /// <returns>When written.</returns>
    public Task WriteAsync(HttpContext context, ChatError error)
    {
        if (!context.Response.Headers.ContainsKey(SufficeHeaders.Request))
        {
            context.RequestServices?.GetService<CallCounters>()?.CountRefused(error.Status);
        }

        ArrayBufferWriter<byte> output = new();
        wire.WriteError(error, output);
        context.Response.StatusCode = error.Status;

        return JsonBody.WriteAsync(context, output.WrittenMemory);
    }
}
