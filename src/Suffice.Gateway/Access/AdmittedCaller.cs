using Microsoft.AspNetCore.Http;
using Suffice.Callers;

namespace Suffice.Gateway.Access;

/// <summary>Hands an endpoint the caller that was admitted to it.</summary>
internal static class AdmittedCaller
{
    /// <summary>Who makes the call.</summary>
    /// <param name="context">The call.</param>
    /// <returns>The caller.</returns>
    /// <exception cref="InvalidOperationException">The endpoint is for anyone, so that nobody was asked for.</exception>
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException($"{context.Request.Path} is open to anyone and has no caller.");
}
