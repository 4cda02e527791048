using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Suffice.Chat;
using Suffice.Dashboard.Frame;
using Suffice.Dashboard.Tables;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Pages;

/// <summary>Writes pages and the files that they offer.</summary>
internal sealed class PageAnswer(PageFrames frames)
{
    /// <summary>Writes a page.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="component">What shows it.</param>
    /// <param name="frame">What stands around it.</param>
    /// <param name="figures">What it says.</param>
    /// <param name="status">The status.</param>
    /// <returns>When written.</returns>
    public static Task WriteAsync(HttpContext context, Type component, PageFrame frame, object figures, int status = StatusCodes.Status200OK) =>
        ShowAsync(context, component, new Dictionary<string, object?> { ["Frame"] = frame, ["Figures"] = figures }, status);

    /// <summary>Writes a page that says why there is none.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="section">The part of the dashboard.</param>
    /// <param name="error">Why.</param>
    /// <returns>When written.</returns>
    public Task RefuseAsync(HttpContext context, string section, ChatError error) => ShowAsync(
        context,
        typeof(TroublePage),
        new Dictionary<string, object?> { ["Frame"] = frames.Of(context, section, TitleOf(error.Status)), ["Message"] = error.Message },
        error.Status);

    /// <summary>Writes a page that says why somebody may not come in.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="refusal">Why.</param>
    /// <returns>When written.</returns>
    public Task ShowAsync(HttpContext context, PageRefusal refusal) => ShowAsync(
        context,
        typeof(TroublePage),
        new Dictionary<string, object?> { ["Frame"] = frames.Of(context, string.Empty, refusal.Title), ["Message"] = refusal.Message },
        refusal.Status);

    /// <summary>Writes a table as a file.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="section">The part of the dashboard, for the file's name.</param>
    /// <param name="table">The table.</param>
    /// <returns>When written.</returns>
    public static Task WriteCsvAsync(HttpContext context, string section, PageTable table)
    {
        context.Response.ContentType = "text/csv; charset=utf-8; header=present";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"suffice-{section}-{table.Name}.csv\"";

        return context.Response.WriteAsync(TableCsv.Write(table), Encoding.UTF8, context.RequestAborted);
    }

    private static Task ShowAsync(HttpContext context, Type component, Dictionary<string, object?> parameters, int status)
    {
        return new RazorComponentResult(component, parameters) { StatusCode = status, PreventStreamingRendering = true }.ExecuteAsync(context);
    }

    private static string TitleOf(int status) => status switch
    {
        400 => "That cannot be asked",
        403 => "Not for this role",
        404 => "Not here",
        409 => "Not now",
        503 => "Cannot be read now",
        _ => "That did not work",
    };
}
