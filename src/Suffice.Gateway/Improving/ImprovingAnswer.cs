using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Chat;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Improving;

/// <summary>Writes what came of a question or a decision, or why nothing did.</summary>
internal static class ImprovingAnswer
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
        catch (Exception wrong) when (wrong is ObservationException or ProposalException)
        {
            return ApiAnswer.RefuseAsync(context, new ChatError(400, wrong.Message) { Code = "bad_request" });
        }
        catch (SqliteException sick)
        {
            return ApiAnswer.RefuseAsync(context, new ChatError(503, $"work.db: {sick.Message}") { Code = "work_unreadable" });
        }
        catch (Exception sick) when (sick is IOException or UnauthorizedAccessException)
        {
            return ApiAnswer.RefuseAsync(context, new ChatError(503, sick.Message) { Code = "files_unwritable" });
        }

        return ApiAnswer.WriteAsync(context, done);
    }
}
