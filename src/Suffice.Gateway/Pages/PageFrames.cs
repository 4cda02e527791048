using System.Collections.Immutable;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Suffice.Callers;
using Suffice.Dashboard.Frame;
using Suffice.Dashboard.Home;
using Suffice.Dashboard.Times;
using Suffice.Files;

namespace Suffice.Gateway.Pages;

/// <summary>Makes what stands around a page: who looks, where, and what forms must carry.</summary>
internal sealed class PageFrames(WaitingReading waiting, TimeProvider time, IAntiforgery forms)
{
    private static readonly ImmutableDictionary<string, long> NothingWaits = ImmutableDictionary<string, long>.Empty;
    private static readonly ImmutableArray<string> Styles = [.. PageAsset.All.Where(asset => asset.IsStyle).Select(asset => asset.Path)];
    private static readonly ImmutableArray<string> Scripts = [.. PageAsset.All.Where(asset => !asset.IsStyle).Select(asset => asset.Path)];

    /// <summary>Makes it.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="section">The part of the dashboard.</param>
    /// <param name="title">The page's title.</param>
    /// <param name="period">The days its figures are of; <see langword="null"/> for none.</param>
    /// <returns>The frame.</returns>
    public PageFrame Of(HttpContext context, string section, string title, Period? period = null)
    {
        Caller? caller = context.Features.Get<Caller>();
        bool isIn = caller?.Role is not null;
        AntiforgeryTokenSet token = forms.GetAndStoreTokens(context);

        return new PageFrame
        {
            Title = title,
            Section = section,
            Path = PathOf(context.Request),
            Query = QueryOf(context.Request.Query),
            Period = period,
            Now = time.GetUtcNow(),
            User = caller?.Name,
            Role = caller is { Name: not null, Role: { } role } ? EnumWord.Of(role) : null,
            MayReview = caller?.Role >= CallerRole.Review,
            MayDecide = caller?.Role >= CallerRole.Admin,
            HasMenu = isIn,
            Waiting = isIn ? waiting.Read() : NothingWaits,
            TokenField = token.FormFieldName,
            Token = token.RequestToken ?? string.Empty,
            Styles = Styles,
            Scripts = Scripts,
        };
    }

    // A page that is shown again by one of its forms (POST PATH/ACTION) is at PATH.
    private static string PathOf(HttpRequest request)
    {
        string path = request.Path.ToUriComponent();

        return HttpMethods.IsPost(request.Method) ? path[..Math.Max(1, path.LastIndexOf('/'))] : path;
    }

    // Links of a page carry its address on; what was just done is not part of it.
    private static Dictionary<string, string> QueryOf(IQueryCollection query) => query
        .Where(pair => pair.Value.Count == 1 && !StringValues.IsNullOrEmpty(pair.Value) && pair.Key is not ("done" or "csv"))
        .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
}
