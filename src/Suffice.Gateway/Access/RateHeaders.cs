using System.Globalization;
using Microsoft.AspNetCore.Http;
using Suffice.Callers;

namespace Suffice.Gateway.Access;

/// <summary>Tells a caller what is left of its limits, in the headers that OpenAI's clients know.</summary>
internal static class RateHeaders
{
    /// <summary>Writes them when the answer starts: of the key's own limits, and where it has none of those shared by all.</summary>
    /// <param name="context">The call.</param>
    /// <param name="caller">Who makes it.</param>
    public static void Promise(HttpContext context, Caller caller)
    {
        if (caller.Limits is not null || caller.SharedLimits is not null)
        {
            context.Response.OnStarting(
                static state =>
                {
                    (HttpContext context, Caller caller) = ((HttpContext, Caller))state;
                    Write(context.Response.Headers, "requests", caller.Limits?.Requests ?? caller.SharedLimits?.Requests);
                    Write(context.Response.Headers, "tokens", caller.Limits?.Tokens ?? caller.SharedLimits?.Tokens);

                    return Task.CompletedTask;
                },
                (context, caller));
        }
    }

    private static void Write(IHeaderDictionary headers, string what, RateBucket? bucket)
    {
        if (bucket is null)
        {
            return;
        }

        headers[$"x-ratelimit-limit-{what}"] = bucket.PerMinute.ToString(CultureInfo.InvariantCulture);
        headers[$"x-ratelimit-remaining-{what}"] = bucket.Left.ToString(CultureInfo.InvariantCulture);
        headers[$"x-ratelimit-reset-{what}"] = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bucket.UntilFull.TotalMilliseconds)}ms");
    }
}
