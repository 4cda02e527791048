using Microsoft.AspNetCore.Http;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Calls;

/// <summary>Moves what may take long from the thread that bytes arrive on to the pool, so that no other connection waits for it.</summary>
internal static class OwnThread
{
    /// <summary>Bodies up to this length are read in some ten microseconds.</summary>
    private const int LongestAtOnce = 32 * 1024;

    /// <summary>Goes on elsewhere when a body is long.</summary>
    /// <param name="bytes">Its length.</param>
    /// <returns>Awaited, completes on the pool; at once for a short body.</returns>
    public static Task ForBody(int bytes) => bytes > LongestAtOnce ? MoveAsync() : Task.CompletedTask;

    /// <summary>Goes on elsewhere before files are read or written for a caller.</summary>
    /// <returns>Awaited, completes on the pool.</returns>
    public static Task ForDisk() => MoveAsync();

    /// <summary>Handles what is for people on the pool: it reads the ledger, and the files that sessions rest on.</summary>
    /// <param name="next">Handles the call.</param>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When handled.</returns>
    public static Task HandleAsync(RequestDelegate next, HttpContext context) => EndpointAccess.LevelOf(context.GetEndpoint()?.Metadata) switch
    {
        AccessLevel.Caller => next(context),
        AccessLevel.Anyone when !BrowserPage.IsReached(context) => next(context),
        _ => LaterAsync(next, context),
    };

    private static async Task LaterAsync(RequestDelegate next, HttpContext context)
    {
        await MoveAsync().ConfigureAwait(false);
        await next(context).ConfigureAwait(false);
    }

    private static async Task MoveAsync() => await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
}
