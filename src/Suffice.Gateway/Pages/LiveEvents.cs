using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Suffice.Chat;
using Suffice.Dashboard.Live;
using Suffice.Files;
using Suffice.Gateway.Access;
using Suffice.Gateway.Access.Sessions;
using Suffice.Gateway.Api;
using Suffice.Ledger;
using Suffice.Ledger.Writing;

namespace Suffice.Gateway.Pages;

/// <summary>Tells of each request as it is recorded, as server-sent events: the latest first, then what comes.</summary>
/// <remarks>It ends with its reader, with the process, and once its reader may no longer look. Content is in no event.</remarks>
/// <param name="feed">What happens.</param>
/// <param name="latest">What happened last.</param>
/// <param name="ledger">Where it is written.</param>
/// <param name="sessions">Who may still look.</param>
/// <param name="life">When the process ends.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveEvents(LiveFeed feed, LiveReading latest, SqliteLedger ledger, PersonSessions sessions, IHostApplicationLifetime life, TimeProvider time)
{
    private static readonly byte[] Waiting = ": waiting\n\n"u8.ToArray();
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WriteWithin = TimeSpan.FromSeconds(1);

    /// <summary>Handles <c>GET /live/events</c>: rows as the page has them.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When it ended.</returns>
    public Task PageAsync(HttpContext context) => HandleAsync(context, request => JsonSerializer.SerializeToUtf8Bytes(LiveRow.Of(request), MachineJson.Options));

    /// <summary>Handles <c>GET /api/live</c>: requests as <c>/api/requests</c> lists them, without attempts.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When it ended.</returns>
    public Task ApiAsync(HttpContext context) => HandleAsync(context, request => JsonSerializer.SerializeToUtf8Bytes(request, MachineJson.Options));

    private async Task HandleAsync(HttpContext context, Func<RequestEntry, byte[]> form)
    {
        ApiQuery query = new(context.Request.Query, LiveParameters.All);
        LiveFilter filter = LiveParameters.Read(query);
        if (query.Error is { } wrong)
        {
            await ApiAnswer.RefuseAsync(context, wrong).ConfigureAwait(false);
            return;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        using LiveWatcher? watcher = feed.Watch(filter, context.Caller().Id);
        if (watcher is null)
        {
            await ApiAnswer.RefuseAsync(context, new ChatError(503, $"{LiveFeed.MostWatchers} watch already, or {LiveFeed.MostOfOne} with this key; close a page that does") { Code = "too_many_watchers" }).ConfigureAwait(false);
            return;
        }

        using CancellationTokenSource ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        try
        {
            await TellAsync(context, watcher, filter, form, ends.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the process ends: both are how this is meant to end.
        }
    }

    private async Task TellAsync(HttpContext context, LiveWatcher watcher, LiveFilter filter, Func<RequestEntry, byte[]> form, CancellationToken end)
    {
        await BeginAsync(context, end).ConfigureAwait(false);
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach (RequestEntry request in (await LatestAsync(filter, end).ConfigureAwait(false)).Reverse())
        {
            told.Add(request.Id);
            await WriteAsync(context, "request", form(request), end).ConfigureAwait(false);
        }

        long dropped = 0;
        for (long looked = time.GetTimestamp(); ; await WaitAsync(context, watcher, end).ConfigureAwait(false))
        {
            if (time.GetElapsedTime(looked) >= LookAgain)
            {
                if (!sessions.MayStill(context, AccessLevel.View))
                {
                    return;
                }

                looked = time.GetTimestamp();
            }

            while (watcher.TryRead(out RequestEntry? request))
            {
                // What was recorded while the latest were read is in both.
                if (told.Count == 0 || !told.Remove(request!.Id))
                {
                    await WriteAsync(context, "request", form(request!), end).ConfigureAwait(false);
                }
            }

            if (watcher.Dropped - dropped is > 0 and long more)
            {
                dropped += more;
                await WriteAsync(context, "dropped", JsonSerializer.SerializeToUtf8Bytes(new { Dropped = more }, MachineJson.Options), end).ConfigureAwait(false);
            }
        }
    }

    // Rows recorded before watching began may still be on their way to the disk.
    private async Task<IReadOnlyList<RequestEntry>> LatestAsync(LiveFilter filter, CancellationToken end)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(end);
        limit.CancelAfter(WriteWithin);
        try
        {
            await ledger.FlushAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!end.IsCancellationRequested)
        {
            // A disk that does not take them is told elsewhere; what is on it can be read.
        }

        try
        {
            return latest.Read(filter).Requests;
        }
        catch (LedgerException)
        {
            return [];
        }
    }

    private async Task WaitAsync(HttpContext context, LiveWatcher watcher, CancellationToken end)
    {
        Task<bool> next = watcher.WaitAsync(end).AsTask();
        while (await Task.WhenAny(next, Task.Delay(SignOfLife, time, end)).ConfigureAwait(false) != next)
        {
            end.ThrowIfCancellationRequested();
            await WriteAsync(context, Waiting, end).ConfigureAwait(false);
            if (!sessions.MayStill(context, AccessLevel.View))
            {
                throw new OperationCanceledException("the reader may no longer look");
            }
        }

        await next.ConfigureAwait(false);
    }

    // Said at once: a reader that hears nothing does not know that it is heard.
    private static Task BeginAsync(HttpContext context, CancellationToken end)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["x-accel-buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        return WriteAsync(context, Waiting, end);
    }

    private static Task WriteAsync(HttpContext context, string name, byte[] json, CancellationToken end) =>
        WriteAsync(context, [.. Encoding.UTF8.GetBytes($"event: {name}\ndata: "), .. json, .. "\n\n"u8], end);

    private static async Task WriteAsync(HttpContext context, byte[] bytes, CancellationToken end)
    {
        await context.Response.Body.WriteAsync(bytes, end).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(end).ConfigureAwait(false);
    }
}
