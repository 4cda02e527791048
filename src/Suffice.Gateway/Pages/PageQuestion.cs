using Microsoft.AspNetCore.Http;
using Suffice.Callers;
using Suffice.Dashboard.Times;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Pages;

/// <summary>What a page or its twin under <c>/api</c> is asked.</summary>
internal sealed record PageQuestion
{
    /// <summary>The call.</summary>
    public required HttpContext Context { get; init; }

    /// <summary>Its query; a mistake found while it is read is told instead of the page.</summary>
    public required ApiQuery Query { get; init; }

    /// <summary>The days it asks for.</summary>
    public required Period Period { get; init; }

    /// <summary>Who asks.</summary>
    public Caller Caller => Context.Caller();

    /// <summary>Ends the work when the caller has gone.</summary>
    public CancellationToken Cancelled => Context.RequestAborted;

    /// <summary>A part of its path.</summary>
    /// <param name="name">Its name in the route.</param>
    /// <returns>The part, unescaped, with the slashes of names such as <c>org/model</c>, which routing leaves escaped; empty when there is none.</returns>
    public string Route(string name = "name") => (Context.Request.RouteValues[name] as string ?? string.Empty).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
