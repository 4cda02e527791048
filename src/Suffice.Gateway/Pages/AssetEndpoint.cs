using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Dashboard.Frame;
using Suffice.Gateway.Answers;

namespace Suffice.Gateway.Pages;

/// <summary>Serves the style sheets and scripts of the pages; their names change with their content, so that browsers keep them.</summary>
internal static class AssetEndpoint
{
    private static readonly FrozenDictionary<string, PageAsset> Assets = PageAsset.All.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>Handles <c>GET /assets/{name}</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public static async Task HandleAsync(HttpContext context)
    {
        if (!Assets.TryGetValue(context.Request.RouteValues["name"] as string ?? string.Empty, out PageAsset? asset))
        {
            await ErrorWriter.For(context).WriteAsync(context, new ChatError(404, "no such file of the pages; load the page again") { Code = "not_found" }).ConfigureAwait(false);
            return;
        }

        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = asset.Content.Length;
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.Body.WriteAsync(asset.Content, context.RequestAborted).ConfigureAwait(false);
    }
}
