using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Suffice.Gateway.Access.Sessions;

/// <summary>Sends people to sign in.</summary>
/// <remarks>
/// A strict cookie is not sent on a way that begins at another site, such as a link in a chat. Such a call is answered with a page that goes
/// on by itself: that step begins here, brings the cookie, and whoever is signed in comes through.
/// </remarks>
internal static class SiteEntry
{
    /// <summary>Answers.</summary>
    /// <param name="context">The HTTP call, of nobody as far as it tells.</param>
    /// <returns>When written.</returns>
    public static Task SendToSignInAsync(HttpContext context)
    {
        string path = LocalPath.SignInFor(context.Request);
        StringValues site = context.Request.Headers["Sec-Fetch-Site"];
        if (site.Count != 1 || site[0] is not ("cross-site" or "same-site"))
        {
            context.Response.Redirect(path);
            return Task.CompletedTask;
        }

        string address = HtmlEncoder.Default.Encode(path);
        context.Response.ContentType = "text/html; charset=utf-8";

        return context.Response.WriteAsync(
            $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url={address}\"><title>Suffice</title></head><body><p><a href=\"{address}\">Go on</a></p></body></html>",
            context.RequestAborted);
    }
}
