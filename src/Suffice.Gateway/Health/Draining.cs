using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Gateway.Answers;
using Suffice.Policy;

namespace Suffice.Gateway.Health;

/// <summary>Lets a gateway that is told to stop end well: no new calls, those under way answered, and none waited on for ever.</summary>
/// <remarks>
/// The listener stays open meanwhile, so that a load balancer reads from <c>/readyz</c> that it should send no more, and a caller gets a
/// clear refusal and not a closed door. Only when nobody is being answered does the host go on to stop.
/// </remarks>
internal sealed class Draining(IPolicySource policies, TimeProvider time, ILogger<Draining> logger) : IHostedLifecycleService, IDisposable
{
    /// <summary>Long enough for streams that were just ended to say so.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    /// <summary>When a call that is not answered may be sent again: another gateway takes it, or this one once it is started.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource ended = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int inFlight;
    private volatile bool draining;
    private volatile bool refusing;

    /// <summary>Why a call that was under way was not answered.</summary>
    public static ChatError Stopped { get; } =
        new(503, "the gateway stopped before the answer was complete; send the call again") { Code = "gateway_stopped" };

    /// <summary>True once the gateway is told to stop.</summary>
    public bool IsDraining => draining;

    /// <summary>Ends the calls that are still under way when their time is over.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Handles a call, or refuses it.</summary>
    /// <param name="next">Handles it.</param>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When handled.</returns>
    public Task HandleAsync(RequestDelegate next, HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
        {
            return next(context);
        }

        Interlocked.Increment(ref inFlight);
        if (refusing)
        {
            return LeaveAfterAsync(RefuseAsync(context));
        }

        Task handling;
        try
        {
            handling = next(context);
        }
        catch
        {
            Leave();
            throw;
        }

        if (!handling.IsCompletedSuccessfully)
        {
            return LeaveAfterAsync(handling);
        }

        Leave();

        return Task.CompletedTask;
    }

    /// <summary>Drains; the server stops only after it.</summary>
    /// <param name="cancellationToken">The host's own limit.</param>
    /// <returns>When nobody is being answered, or time is over.</returns>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        GatewaySettings settings = policies.Current.Gateway;
        draining = true;
        await WaitAsync(Task.Delay(settings.DrainGrace, time, cancellationToken)).ConfigureAwait(false);
        refusing = true;

        // A call that leaves now must either be seen as gone or see that it is waited for.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref inFlight) == 0)
        {
            return;
        }

        GatewayLog.Drains(logger, Volatile.Read(ref inFlight), settings.Drain.TotalSeconds);
        if (!await IsIdleWithinAsync(settings.Drain, cancellationToken).ConfigureAwait(false))
        {
            GatewayLog.DrainOver(logger, Volatile.Read(ref inFlight));
            await ended.CancelAsync().ConfigureAwait(false);
            await IsIdleWithinAsync(LastWords, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => ended.Dispose();

    /// <summary>How long a host may take to stop under a policy.</summary>
    /// <param name="settings">The policy's settings.</param>
    /// <returns>The time for draining and what follows it.</returns>
    public static TimeSpan LimitOf(GatewaySettings settings) => settings.DrainGrace + settings.Drain + LastWords + LastWords;

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        ChatError refused = new(503, "the gateway is stopping and takes no new calls; send the call again") { Code = "gateway_draining" };

        return ErrorWriter.For(context).WriteAsync(context, refused, Again);
    }

    private static async Task WaitAsync(Task waiting)
    {
        try
        {
            await waiting.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host has no more time: what follows must be quick too, and is.
        }
    }

    private async Task<bool> IsIdleWithinAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        // The last call may have left before anyone waited for it.
        if (Volatile.Read(ref inFlight) == 0)
        {
            return true;
        }

        await WaitAsync(Task.WhenAny(idle.Task, Task.Delay(limit, time, cancellationToken))).ConfigureAwait(false);

        return idle.Task.IsCompleted;
    }

    private async Task LeaveAfterAsync(Task handling)
    {
        try
        {
            await handling.ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref inFlight) == 0 && refusing)
        {
            idle.TrySetResult();
        }
    }
}
