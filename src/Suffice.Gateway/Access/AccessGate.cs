using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Gateway.Answers;

namespace Suffice.Gateway.Access;

/// <summary>Stands before every endpoint: admits, or answers with why not.</summary>
internal sealed class AccessGate(CallerAccess access, RequestDelegate next)
{
    /// <summary>Handles one call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When answered.</returns>
    public Task HandleAsync(HttpContext context)
    {
        AccessLevel asked = EndpointAccess.LevelOf(context.GetEndpoint()?.Metadata);
        bool isPreflight = AllowedOrigins.IsPreflight(context.Request);
        if (asked == AccessLevel.Anyone && !isPreflight)
        {
            return next(context);
        }

        if (access.WhyNotHere(context) is { } misplaced)
        {
            return ErrorWriter.For(context).WriteAsync(context, misplaced);
        }

        if (isPreflight)
        {
            return access.AnswerPreflightAsync(context);
        }

        Admission admission = access.Admit(context, asked);
        if (admission.Caller is not { } caller)
        {
            return RefuseAsync(context, admission.Refusal!, admission.RetryAfter);
        }

        context.Features.Set(caller);

        return next(context);
    }

    private static Task RefuseAsync(HttpContext context, ChatError refusal, TimeSpan? retryAfter)
    {
        ErrorWriter errors = ErrorWriter.For(context);

        return retryAfter is { } wait ? errors.WriteAsync(context, refusal, wait) : errors.WriteAsync(context, refusal);
    }
}
