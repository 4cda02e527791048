using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Files;
using Suffice.Gateway.Answers;
using Suffice.Gateway.Health;

namespace Suffice.Gateway.Pipelines;

/// <summary>Tells a caller that the gateway stopped before its run was done, and how to go on.</summary>
internal static class RunStop
{
    /// <summary>Tells it: as the last event of a stream, or in place of an answer.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="errors">Writes errors.</param>
    /// <returns>When told.</returns>
    public static async Task WriteAsync(HttpContext context, ErrorWriter errors)
    {
        string? run = context.Response.Headers[SufficeHeaders.Run];
        string message = run is null
            ? Draining.Stopped.Message
            : $"the gateway stopped before the run was done; what was done is kept: send {{\"run\": \"{run}\"}} to go on from there";
        if (!context.Response.HasStarted)
        {
            await errors.WriteAsync(context, new ChatError(Draining.Stopped.Status, message) { Code = Draining.Stopped.Code }, Draining.Again).ConfigureAwait(false);
            return;
        }

        byte[] said = JsonSerializer.SerializeToUtf8Bytes(new { Error = new { Message = message, Type = "server_error", Code = Draining.Stopped.Code }, Run = run }, MachineJson.Options);
        await context.Response.Body.WriteAsync((byte[])[.. "event: error\ndata: "u8, .. said, .. "\n\n"u8], context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
