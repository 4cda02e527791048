using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Suffice.Chat;

namespace Suffice.Gateway.Api;

/// <summary>Does what is asked of <c>work.db</c> and of workers' folders, and writes what came of it, or why nothing did.</summary>
internal static class ActedAnswer
{
    /// <summary>Does it and writes what it returns.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="context">The HTTP call.</param>
    /// <param name="act">What is done.</param>
    /// <param name="errorOf">What the caller did wrong, of what was thrown; <see langword="null"/> when it is not the caller's.</param>
    /// <returns>When written.</returns>
    public static Task WriteAsync<T>(HttpContext context, Func<T> act, Func<Exception, ChatError?> errorOf)
    {
        T done;
        try
        {
            done = act();
        }
        catch (Exception failed) when ((errorOf(failed) ?? UnavailableOf(failed)) is not null)
        {
            return ApiAnswer.RefuseAsync(context, (errorOf(failed) ?? UnavailableOf(failed))!);
        }

        return ApiAnswer.WriteAsync(context, done);
    }

    /// <summary>The error of a file that cannot be read or written.</summary>
    /// <param name="failed">What was thrown.</param>
    /// <returns>The error; <see langword="null"/> when it is no file's.</returns>
    public static ChatError? UnavailableOf(Exception failed) => failed switch
    {
        SqliteException sick => new ChatError(503, $"work.db: {sick.Message}") { Code = "work_unavailable" },
        IOException or UnauthorizedAccessException => new ChatError(503, $"the worker's folder: {failed.Message}") { Code = "work_unavailable" },
        _ => null,
    };
}
