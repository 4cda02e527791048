using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Dashboard.SignIn;
using Suffice.Gateway.Access;
using Suffice.Gateway.Access.Sessions;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Pages;

/// <summary>How a person signs in with a key, and out again.</summary>
internal sealed class SignInPages(PageFrames frames, PersonSessions sessions, CallerAccess access, WrongTries tries, ILogger<SignInPages> logger)
{
    private const string Group = "pages";
    private const string KeyField = "key";
    private const string ToField = "to";

    /// <summary>Maps them.</summary>
    /// <param name="application">Where.</param>
    public static void Map(WebApplication application)
    {
        SignInPages pages = application.Services.GetRequiredService<SignInPages>();
        application.Serve("GET", "/sign-in", pages.AskAsync).Shows(Group, "Asks for a key; who has signed in goes on to the path that to says.", "text/html").ForAnyone().AsPage();
        application.Serve("POST", "/sign-in", pages.SignInAsync).Shows(Group, "Signs a person in: form fields key, to.", "text/html").ForAnyone().AsPage();
        application.Serve("POST", "/sign-out", pages.SignOutAsync).Shows(Group, "Signs a person out.", "text/html").ForAnyone().AsPage();
    }

    private Task AskAsync(HttpContext context)
    {
        string to = LocalPath.Of(context.Request.Query[ToField]);
        if (context.Features.Get<Callers.Caller>()?.Role is null)
        {
            return ShowAsync(context, to, StatusCodes.Status200OK, refused: null);
        }

        context.Response.Redirect(to);

        return Task.CompletedTask;
    }

    private async Task SignInAsync(HttpContext context)
    {
        (IFormCollection form, ChatError? broken) = await PageForms.ReadAsync(context).ConfigureAwait(false);
        string to = LocalPath.Of(form[ToField]);
        IPAddress? address = context.Connection.RemoteIpAddress;
        if (tries.WaitOf(address) is { } wait)
        {
            int seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await ShowAsync(context, to, StatusCodes.Status429TooManyRequests, $"Too many wrong keys from this address. Try again in {seconds} s.").ConfigureAwait(false);
            return;
        }

        string typed = form[KeyField].ToString().Trim();
        if (typed.Length == 0)
        {
            await ShowAsync(context, to, StatusCodes.Status400BadRequest, broken is null ? "No key was given." : $"No key was given: {broken.Message}").ConfigureAwait(false);
            return;
        }

        if (access.Find(typed) is not { } key)
        {
            tries.Count(address);
            GatewayLog.SignInRefused(logger, address?.ToString() ?? "?");
            await ShowAsync(context, to, StatusCodes.Status401Unauthorized, "This key is not known here: it is mistyped, revoked or expired.").ConfigureAwait(false);
            return;
        }

        if (key.Caller.Role is not { } role)
        {
            await ShowAsync(context, to, StatusCodes.Status403Forbidden, "This key is a caller's, for calls of models. Pages want a person's: suffice keys create NAME --role view").ConfigureAwait(false);
            return;
        }

        await sessions.SignInAsync(context, key).ConfigureAwait(false);
        GatewayLog.SignedIn(logger, key.Caller.Name ?? "?", role.ToString());
        SendTo(context, to);
    }

    private async Task SignOutAsync(HttpContext context)
    {
        await sessions.SignOutAsync(context).ConfigureAwait(false);
        SendTo(context, "/sign-in");
    }

    private Task ShowAsync(HttpContext context, string to, int status, string? refused) => new RazorComponentResult<SignInPage>(new Dictionary<string, object?>
    {
        [nameof(SignInPage.Frame)] = frames.Of(context, string.Empty, "Sign in") with { Refused = refused },
        [nameof(SignInPage.To)] = to,
        [nameof(SignInPage.IsOverheard)] = !context.Request.IsHttps && !IsLoopback(context),
    })
    { StatusCode = status, PreventStreamingRendering = true }.ExecuteAsync(context);

    private static void SendTo(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = path;
    }

    private static bool IsLoopback(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
