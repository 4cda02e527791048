using System.Globalization;
using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Gateway.Answers;

namespace Suffice.Gateway.Access;

/// <summary>Stands before every endpoint: admits, or answers with why not.</summary>
/// <remarks>An endpoint that does not say whom it is for is for admins, so that one forgotten is closed, not open.</remarks>
internal sealed class AccessGate(CallerAccess access, RequestDelegate next)
{
    /// <summary>Handles one call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When answered.</returns>
    public Task HandleAsync(HttpContext context)
    {
        EndpointAccess asked = context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() ?? EndpointAccess.Unstated;
        bool isPreflight = AllowedOrigins.IsPreflight(context.Request);
        if (asked.Level == AccessLevel.Anyone && !isPreflight)
        {
            return next(context);
        }

        if (access.WhyNotHere(context) is { } misplaced)
        {
            return RefuseAsync(context, asked, misplaced);
        }

        if (isPreflight)
        {
            return access.AnswerPreflightAsync(context);
        }

        Admission admission = access.Admit(context, asked.Level);
        if (admission.Caller is not { } caller)
        {
            return RefuseAsync(context, asked, admission);
        }

        context.Features.Set(caller);

        return next(context);
    }

    private static Task RefuseAsync(HttpContext context, EndpointAccess asked, Admission admission)
    {
        if (admission.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return RefuseAsync(context, asked, admission.Refusal!);
    }

    private static Task RefuseAsync(HttpContext context, EndpointAccess asked, ChatError refusal)
    {
        ErrorWriter errors = asked.Protocol is { } protocol ? new(ChatWires.For(protocol)) : ErrorWriter.For(context.Request);

        return errors.WriteAsync(context, refusal);
    }
}
