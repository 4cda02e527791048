using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Pages;

/// <summary>Maps pages: one way for each, and those who may look are said for page and twin together.</summary>
internal sealed class PageMap(WebApplication application)
{
    private const string Group = "pages";

    private readonly PageFrames frames = application.Services.GetRequiredService<PageFrames>();
    private readonly PageAnswer answer = application.Services.GetRequiredService<PageAnswer>();
    private readonly TimeProvider time = application.Services.GetRequiredService<TimeProvider>();

    /// <summary>What a part of the gateway is made of.</summary>
    /// <typeparam name="T">Which.</typeparam>
    /// <returns>It.</returns>
    public T Part<T>()
        where T : notnull => application.Services.GetRequiredService<T>();

    /// <summary>Maps a page for viewers, with its twin.</summary>
    /// <typeparam name="TFigures">Its figures.</typeparam>
    /// <param name="path">Its path.</param>
    /// <param name="api">Its twin's path; <see langword="null"/> when another endpoint already tells the same.</param>
    /// <param name="summary">What it tells, in a sentence.</param>
    /// <param name="page">The page.</param>
    /// <param name="level">Who may look.</param>
    /// <returns>The endpoint, for its actions to show it again.</returns>
    public PageEndpoint<TFigures> Page<TFigures>(string path, string? api, string summary, PageKind<TFigures> page, AccessLevel level = AccessLevel.View)
        where TFigures : class
    {
        PageEndpoint<TFigures> endpoint = new(page, frames, answer, time);
        application.Serve("GET", path, endpoint.PageAsync).Shows(Group, summary, "text/html").WithMetadata(new EndpointAccess(level)).AsPage();
        if (api is not null)
        {
            application.Serve("GET", api, endpoint.ApiAsync).Answers<TFigures>(Group, summary, endpoint.Parameters).WithMetadata(new EndpointAccess(level));
        }

        return endpoint;
    }

    /// <summary>Maps what a form of a page is sent to.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="summary">What it does, in a sentence.</param>
    /// <param name="handler">Does it.</param>
    /// <param name="level">Who may.</param>
    public void Action(string path, string summary, RequestDelegate handler, AccessLevel level) =>
        application.Serve("POST", path, handler).Shows(Group, summary, "text/html").WithMetadata(new EndpointAccess(level)).AsPage();
}
