using Microsoft.AspNetCore.Http;
using Suffice.Callers;
using Suffice.Chat;
using Suffice.Gateway.Access.Sessions;
using Suffice.Gateway.Answers;

namespace Suffice.Gateway.Access;

/// <summary>Stands before every endpoint: admits, or answers with why not.</summary>
internal sealed class AccessGate(CallerAccess access, PageGate pages, PersonSessions sessions, RequestDelegate next)
{
    /// <summary>Handles one call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When answered.</returns>
    public Task HandleAsync(HttpContext context)
    {
        AccessLevel asked = EndpointAccess.LevelOf(context.GetEndpoint()?.Metadata);
        if (asked != AccessLevel.Caller && BrowserPage.IsReached(context))
        {
            return pages.HandleAsync(context, next);
        }

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

        if (EndpointAccess.RoleOf(asked) is not null)
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
        }

        return IsBySession(context.Request, asked) ? AdmitSessionAsync(context, asked) : GoOn(context, access.Admit(context, asked));
    }

    // A page's script may read what its person may; what changes something needs a key that no browser sends of itself.
    private bool IsBySession(HttpRequest request, AccessLevel asked) =>
        EndpointAccess.RoleOf(asked) is not null
        && HttpMethods.IsGet(request.Method)
        && request.Cookies.ContainsKey(PersonSessions.Cookie)
        && access.IsGuarded
        && !CallerAccess.BringsKey(request);

    private async Task AdmitSessionAsync(HttpContext context, AccessLevel asked)
    {
        ForwardedScheme.Take(context.Request);
        Caller? person = await sessions.FindAsync(context).ConfigureAwait(false);
        ChatError? refusal = person is null ? AccessErrors.WrongKey : CallerAccess.WhyNot(person, asked);
        await GoOn(context, refusal is null ? Admission.Of(person!) : Admission.Refused(refusal)).ConfigureAwait(false);
    }

    private Task GoOn(HttpContext context, Admission admission)
    {
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
