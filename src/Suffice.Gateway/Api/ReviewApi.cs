using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Suffice.Policy;
using Suffice.Reviewing;

namespace Suffice.Gateway.Api;

/// <summary>What of what was promised is still true: the figures of <c>suffice review --json</c>.</summary>
internal sealed class ReviewApi(IPolicySource policies, TimeProvider time)
{
    private static readonly QueryParameter Month = new("month", "The month (UTC), such as 2026-11; without it, the last thirty days.");

    /// <summary>What it may be asked.</summary>
    public static ImmutableArray<QueryParameter> Parameters { get; } = [Month];

    /// <summary>Handles <c>GET /api/review</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task HandleAsync(HttpContext context)
    {
        ApiQuery asked = new(context.Request.Query, Parameters);
        (DateTimeOffset from, DateTimeOffset to) = asked.Month(Month) ?? ReviewSpan.OfLatest(time.GetUtcNow());

        return asked.Error is { } wrong
            ? ApiAnswer.RefuseAsync(context, wrong)
            : ApiAnswer.WriteReadAsync(context, () => new ReviewMaker(policies.Current, time).Make(from, to));
    }
}
