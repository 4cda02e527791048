using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Suffice.Files;
using Suffice.Running;

namespace Suffice.Gateway.Pipelines;

/// <summary>Writes what happens in a run as server-sent events, with a sign of life where nothing happens for a while.</summary>
internal static class RunStream
{
    private static readonly byte[] SignOfLife = ": waiting\n\n"u8.ToArray();

    /// <summary>Writes them.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="events">What happens.</param>
    /// <param name="keepAlive">How long nothing may be said.</param>
    /// <param name="time">The clock.</param>
    /// <param name="refuse">Refuses a run that is not begun, before anything is said.</param>
    /// <returns>When the run has ended and all is said.</returns>
    public static async Task WriteAsync(
        HttpContext context, IAsyncEnumerable<RunEvent> events, TimeSpan keepAlive, TimeProvider time, Func<HttpContext, RunRefusal, Task> refuse)
    {
        await using IAsyncEnumerator<RunEvent> happening = events.GetAsyncEnumerator(CancellationToken.None);
        while (await NextAsync(context, happening, keepAlive, time).ConfigureAwait(false))
        {
            if (happening.Current is RunRefused refused)
            {
                await refuse(context, refused.Refusal).ConfigureAwait(false);
                return;
            }

            Begin(context, happening.Current);
            await WriteAsync(context, EventOf(happening.Current)).ConfigureAwait(false);
        }
    }

    private static async Task<bool> NextAsync(HttpContext context, IAsyncEnumerator<RunEvent> happening, TimeSpan keepAlive, TimeProvider time)
    {
        Task<bool> next = happening.MoveNextAsync().AsTask();
        try
        {
            while (!next.IsCompleted && context.Response.HasStarted && await Task.WhenAny(next, Task.Delay(keepAlive, time, context.RequestAborted)).ConfigureAwait(false) != next)
            {
                context.RequestAborted.ThrowIfCancellationRequested();
                await WriteAsync(context, SignOfLife).ConfigureAwait(false);
            }
        }
        catch
        {
            // The enumerator may not be disposed while it moves; what ended the writing ends the run.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        return await next.ConfigureAwait(false);
    }

    private static void Begin(HttpContext context, RunEvent first)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        if (first is RunStarted started)
        {
            context.Response.Headers[SufficeHeaders.Run] = started.Run;
        }

        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["x-accel-buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private static byte[] EventOf(RunEvent happened) => happened switch
    {
        RunStarted started => Event("run_started", JsonSerializer.SerializeToUtf8Bytes(started, MachineJson.Options)),
        StepStarted started => Event("step_started", JsonSerializer.SerializeToUtf8Bytes(started, MachineJson.Options)),
        StepEnded ended => Event("step_ended", JsonSerializer.SerializeToUtf8Bytes(ended.Report, MachineJson.Options)),
        RunEnded ended => Event("run_ended", RunAnswer.Json(ended.Report)),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no name on a stream"),
    };

    private static byte[] Event(string name, byte[] json) => [.. Encoding.UTF8.GetBytes($"event: {name}\ndata: "), .. json, .. "\n\n"u8];

    private static async Task WriteAsync(HttpContext context, byte[] bytes)
    {
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
