using Microsoft.AspNetCore.Http;
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
    public static Task WriteAsync<T>(HttpContext context, Func<T> act) => ActedAnswer.WriteAsync(context, act, static thrown =>
        thrown is ObservationException or ProposalException ? new ChatError(400, thrown.Message) { Code = "bad_request" } : null);
}
