using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Suffice.Callers;
using Suffice.Gateway.Access.Sessions;
using Suffice.Ledger;

namespace Suffice.Gateway.Access;

/// <summary>Stands before every page: lets a person in by key or session, takes forms of the gateway's own pages alone, and refuses with a page.</summary>
internal sealed class PageGate(CallerAccess access, PersonSessions sessions, IAntiforgery forms, ShowRefusal show, ILogger<PageGate> logger)
{
    private const long LongestForm = 1024 * 1024;

    /// <summary>Handles one call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="next">Makes the page.</param>
    /// <returns>When answered.</returns>
    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        PageHeaders.Set(context.Response.Headers);
        ForwardedScheme.Take(context.Request);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = LongestForm;
        }

        try
        {
            if (!HasAddress(context.Request))
            {
                await WritePlainAsync(context, PageRefusal.Of(AccessErrors.WrongHost)).ConfigureAwait(false);
                return;
            }

            await (await EnterAsync(context).ConfigureAwait(false) is { } refusal ? show(context, refusal)
                : IsToSignIn(context) ? SiteEntry.SendToSignInAsync(context)
                : next(context)).ConfigureAwait(false);
        }
        catch (LedgerException sick) when (!context.Response.HasStarted)
        {
            await show(context, new PageRefusal(StatusCodes.Status503ServiceUnavailable, "The ledger cannot be read", sick.Message)).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is not OperationCanceledException && !context.Response.HasStarted)
        {
            GatewayLog.CallBroke(logger, broken, context.Request.Path);
            await ShowBrokenAsync(context).ConfigureAwait(false);
        }
    }

    // What broke may be what every page needs, such as the files that tokens rest on.
    private async Task ShowBrokenAsync(HttpContext context)
    {
        try
        {
            await show(context, PageRefusal.Broken).ConfigureAwait(false);
        }
        catch (Exception again) when (again is not OperationCanceledException && !context.Response.HasStarted)
        {
            await WritePlainAsync(context, PageRefusal.Broken).ConfigureAwait(false);
        }
    }

    // A page wants an address of its own to be made.
    private static Task WritePlainAsync(HttpContext context, PageRefusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        context.Response.ContentType = "text/plain; charset=utf-8";

        return context.Response.WriteAsync($"{refusal.Title}. {refusal.Message}", context.RequestAborted);
    }

    private static bool HasAddress(HttpRequest request) => Uri.TryCreate($"{request.Scheme}://{request.Host}/", UriKind.Absolute, out _);

    private async Task<PageRefusal?> EnterAsync(HttpContext context)
    {
        if (access.WhyNotHere(context, isReadableByOthers: false) is { } misplaced)
        {
            return PageRefusal.Of(misplaced);
        }

        bool isByKey = access.IsGuarded && CallerAccess.BringsKey(context.Request);
        Admission admission = isByKey || !access.IsGuarded
            ? access.Admit(context, AccessLevel.Anyone)
            : new Admission(await sessions.FindAsync(context).ConfigureAwait(false), null);
        if (admission.Refusal is { } wrong)
        {
            return PageRefusal.Of(wrong);
        }

        if (admission.Caller is { } person)
        {
            context.Features.Set(person);
        }

        return WhyNot(context, admission.Caller) ?? (isByKey || !IsSending(context.Request) ? null : await WhyNotFormAsync(context).ConfigureAwait(false));
    }

    private static PageRefusal? WhyNot(HttpContext context, Caller? person) => (LeastRole(context), person) switch
    {
        (null, _) => null,
        ({ } needed, { } known) => known.Role >= needed ? null : PageRefusal.RoleTooLow(known, needed),
        _ => IsSending(context.Request) ? PageRefusal.SignedOut : null,
    };

    // A key in a header is not sent by a browser of itself, and needs no token; a session is, and so is nothing at all on loopback.
    private async Task<PageRefusal?> WhyNotFormAsync(HttpContext context)
    {
        try
        {
            await forms.ValidateRequestAsync(context).ConfigureAwait(false);

            return null;
        }
        catch (AntiforgeryValidationException)
        {
            return PageRefusal.WrongToken;
        }
    }

    private static bool IsToSignIn(HttpContext context) => LeastRole(context) is not null && context.Features.Get<Caller>() is null;

    private static CallerRole? LeastRole(HttpContext context) => EndpointAccess.RoleOf(EndpointAccess.LevelOf(context.GetEndpoint()?.Metadata));

    private static bool IsSending(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
}
