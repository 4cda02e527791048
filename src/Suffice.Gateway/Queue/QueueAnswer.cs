using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Queue;
using Suffice.Chat;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Queue;

/// <summary>Writes what the queue says, or why it says nothing.</summary>
internal static class QueueAnswer
{
    /// <summary>Does it and writes what it returns.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="context">The HTTP call.</param>
    /// <param name="act">What is done.</param>
    /// <returns>When written.</returns>
    public static Task WriteAsync<T>(HttpContext context, Func<T> act)
    {
        T done;
        try
        {
            done = act();
        }
        catch (QueueException wrong)
        {
            return ApiAnswer.RefuseAsync(context, ErrorOf(wrong));
        }
        catch (SqliteException sick)
        {
            return ApiAnswer.RefuseAsync(context, new ChatError(503, $"work.db: {sick.Message}") { Code = "work_unavailable" });
        }
        catch (Exception sick) when (sick is IOException or UnauthorizedAccessException)
        {
            return ApiAnswer.RefuseAsync(context, new ChatError(503, $"the worker's folder: {sick.Message}") { Code = "work_unavailable" });
        }

        return ApiAnswer.WriteAsync(context, done);
    }

    private static ChatError ErrorOf(QueueException wrong) => wrong.Kind switch
    {
        QueueMistake.NotFound => new ChatError(404, wrong.Message) { Code = "not_found" },
        QueueMistake.NotNow => new ChatError(409, wrong.Message) { Code = "not_now" },
        _ => new ChatError(400, wrong.Message) { Code = "bad_review" },
    };
}
