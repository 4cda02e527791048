using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Suffice.Chat;

namespace Suffice.Gateway.Pages;

/// <summary>Does what a form of a page asks: afterwards the browser is sent to a page, so that loading it again does nothing twice.</summary>
internal static class PageForms
{
    /// <summary>Does it.</summary>
    /// <param name="context">The HTTP call, whose form's token was checked before.</param>
    /// <param name="act">Does it and says which page comes next, from the root of the gateway.</param>
    /// <param name="errorOf">What the person did wrong, of what was thrown; <see langword="null"/> when it is not theirs.</param>
    /// <param name="refuse">Shows the page with why not.</param>
    /// <returns>When answered.</returns>
    public static async Task HandleAsync(
        HttpContext context, Func<IFormCollection, string> act, Func<Exception, ChatError?> errorOf, Func<HttpContext, ChatError, Task> refuse)
    {
        (IFormCollection form, ChatError? broken) = await ReadAsync(context).ConfigureAwait(false);
        if (broken is not null)
        {
            await refuse(context, broken).ConfigureAwait(false);
            return;
        }

        ChatError refusal;
        try
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = act(form);
            return;
        }
        catch (Exception failed) when ((errorOf(failed) ?? UnavailableOf(failed)) is not null)
        {
            refusal = (errorOf(failed) ?? UnavailableOf(failed))!;
        }

        context.Response.Headers.Remove("Location");
        await refuse(context, refusal).ConfigureAwait(false);
    }

    /// <summary>Reads what a form sent.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>Its fields, or none and why what came is no form.</returns>
    public static async Task<(IFormCollection Form, ChatError? Broken)> ReadAsync(HttpContext context)
    {
        try
        {
            return (await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false), null);
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException or InvalidOperationException)
        {
            return (FormCollection.Empty, new ChatError(400, $"this is no form: {broken.Message}"));
        }
    }

    private static ChatError? UnavailableOf(Exception failed) =>
        failed is SqliteException or IOException or UnauthorizedAccessException ? new ChatError(503, failed.Message) { Code = "unavailable" } : null;
}
