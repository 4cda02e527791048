using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Gateway.Answers;

/// <summary>A response of server-sent events that gives a sign of life whenever nothing has been said for a while.</summary>
/// <remarks>
/// Whoever writes takes a turn, so that a sign of life never lands inside an event. The first of them sends the headers: what is
/// not known by then comes at the stream's end.
/// </remarks>
internal sealed class LiveStream : IAsyncDisposable
{
    // More than this is sent off before more is written, so that a long answer neither fills memory nor waits for its end.
    private const int MostUnsent = 16 * 1024;

    private readonly HttpContext context;
    private readonly IChatWire wire;
    private readonly ChatRequest asked;
    private readonly TimeProvider time;
    private readonly TimeSpan silence;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ITimer timer;
    private IChatStreamWriter? signs;
    private long lastSent;
    private bool over;

    /// <summary>Begins to watch for silence; nothing is sent yet.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="wire">The caller's protocol.</param>
    /// <param name="asked">The call.</param>
    /// <param name="silence">How long nothing may be said.</param>
    /// <param name="time">The clock.</param>
    public LiveStream(HttpContext context, IChatWire wire, ChatRequest asked, TimeSpan silence, TimeProvider time)
    {
        this.context = context;
        this.wire = wire;
        this.asked = asked;
        this.silence = silence;
        this.time = time;
        lastSent = time.GetTimestamp();
        timer = time.CreateTimer(static state => _ = ((LiveStream)state!).BreakSilenceAsync(), this, silence, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Writes what is said; an error that ends the stream goes on from what it has written.</summary>
    public IChatStreamWriter? Writer { get; set; }

    /// <summary>True when the headers are out, so that neither status nor headers can change.</summary>
    public bool HasBegun => context.Response.HasStarted;

    /// <summary>Where the events go; only to be written to in a turn.</summary>
    public PipeWriter Body => context.Response.BodyWriter;

    /// <summary>Waits for the turn to write; <see cref="Pass"/> gives it back.</summary>
    /// <returns>When it has come.</returns>
    public ValueTask TakeAsync() => turn.Wait(0) ? ValueTask.CompletedTask : new ValueTask(turn.WaitAsync());

    /// <summary>Gives the turn back.</summary>
    public void Pass() => turn.Release();

    /// <summary>Says, in a turn, that events follow; once headers are out it does nothing.</summary>
    public void Begin()
    {
        if (HasBegun)
        {
            return;
        }

        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["x-accel-buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    /// <summary>Sends off, in a turn, what has been written.</summary>
    /// <returns>When the connection has taken it.</returns>
    public async ValueTask SendAsync()
    {
        await Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        lastSent = time.GetTimestamp();
    }

    /// <summary>Sends off, in a turn, what has been written if it is much.</summary>
    /// <returns>When the connection has taken it.</returns>
    public ValueTask SendIfMuchAsync() => Body.CanGetUnflushedBytes && Body.UnflushedBytes < MostUnsent ? ValueTask.CompletedTask : SendAsync();

    /// <summary>Ends the signs of life; what the response becomes is now the caller's alone.</summary>
    /// <returns>When none is under way.</returns>
    public async ValueTask DisposeAsync()
    {
        if (over)
        {
            return;
        }

        await TakeAsync().ConfigureAwait(false);
        over = true;
        Pass();
        await timer.DisposeAsync().ConfigureAwait(false);
    }

    private async Task BreakSilenceAsync()
    {
        if (!turn.Wait(0))
        {
            // Something is being said.
            timer.Change(silence, Timeout.InfiniteTimeSpan);
            return;
        }

        try
        {
            TimeSpan left = silence - time.GetElapsedTime(lastSent);
            if (over || context.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            if (left <= TimeSpan.Zero)
            {
                Begin();
                signs ??= wire.NewStreamWriter(asked, null, default);
                signs.WriteKeepAlive(Body);
                await SendAsync().ConfigureAwait(false);
                left = silence;
            }

            timer.Change(left, Timeout.InfiniteTimeSpan);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The caller left; whoever makes the answer is told by the same token.
        }
        finally
        {
            Pass();
        }
    }
}
