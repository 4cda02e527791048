using Microsoft.AspNetCore.Http;
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
    public static Task WriteAsync<T>(HttpContext context, Func<T> act) =>
        ActedAnswer.WriteAsync(context, act, Mistake);

    /// <summary>What the person did wrong.</summary>
    /// <param name="thrown">What was thrown.</param>
    /// <returns>The error; <see langword="null"/> when it is not the person's.</returns>
    public static ChatError? Mistake(Exception thrown) => thrown is QueueException wrong ? ErrorOf(wrong) : null;

    private static ChatError ErrorOf(QueueException wrong) => wrong.Kind switch
    {
        QueueMistake.NotFound => new ChatError(404, wrong.Message) { Code = "not_found" },
        QueueMistake.NotNow => new ChatError(409, wrong.Message) { Code = "not_now" },
        _ => new ChatError(400, wrong.Message) { Code = "bad_review" },
    };
}
