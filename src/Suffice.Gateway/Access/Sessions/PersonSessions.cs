using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Suffice.Callers;

namespace Suffice.Gateway.Access.Sessions;

/// <summary>Who is signed in, by the framework's cookie: sealed, and good only as long as the key that it was made with.</summary>
internal sealed class PersonSessions(CallerAccess access, EndedSessions ended, TimeProvider time)
{
    /// <summary>The name of the scheme and of the cookie.</summary>
    public const string Cookie = "suffice";

    /// <summary>How long a session lasts unused.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>How long a session lasts however much it is used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private const string Session = ClaimTypes.NameIdentifier;
    private const string Key = "key";
    private const string Since = "since";
    private const int SessionBytes = 16;

    /// <summary>Finds who makes a call.</summary>
    /// <param name="context">The HTTP call; knows its user from then on.</param>
    /// <returns>The person; <see langword="null"/> when nobody is signed in. A session that holds no longer is taken away.</returns>
    public async Task<Caller?> FindAsync(HttpContext context)
    {
        if (!context.Request.Cookies.ContainsKey(Cookie))
        {
            return null;
        }

        AuthenticateResult read = await context.AuthenticateAsync(Cookie).ConfigureAwait(false);
        if (read.Principal is not { } person)
        {
            return null;
        }

        if (Holder(person) is not { } caller)
        {
            await context.SignOutAsync(Cookie).ConfigureAwait(false);
            return null;
        }

        context.User = person;

        return caller;
    }

    /// <summary>Tells whether whoever was admitted to a call may still have it: an answer that goes on for long asks now and then.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="level">What its endpoint asks.</param>
    /// <returns>False once the key is revoked or expired, its role another, or the session ended.</returns>
    public bool MayStill(HttpContext context, AccessLevel level) => context.User.HasClaim(claim => claim.Type == Key)
        ? Holder(context.User) is { } person && CallerAccess.WhyNot(person, level) is null
        : access.Admit(context, level).Caller is not null;

    /// <summary>Signs a person in: always a new session, which ends the one before.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="key">The key, of a person or of the policy.</param>
    /// <returns>When the answer has the cookie.</returns>
    public Task SignInAsync(HttpContext context, HeldKey key)
    {
        End(context.User);
        Claim[] claims =
        [
            new(Session, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionBytes))),
            new(ClaimTypes.Name, key.Caller.Name ?? string.Empty),
            new(ClaimTypes.Role, RoleOf(key.Caller)),
            new(Key, Convert.ToHexStringLower(key.Hash)),
            new(Since, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ];

        return context.SignInAsync(Cookie, new ClaimsPrincipal(new ClaimsIdentity(claims, Cookie)));
    }

    /// <summary>Signs a person out, in this browser and wherever the same cookie is.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When the answer takes the cookie away.</returns>
    public Task SignOutAsync(HttpContext context)
    {
        End(context.User);

        return context.SignOutAsync(Cookie);
    }

    private void End(ClaimsPrincipal person)
    {
        if (person.FindFirstValue(Session) is { } session)
        {
            ended.Add(session);
        }
    }

    // Only what this gateway sealed comes here; a key that is revoked, expired or of another role ends what was made with it.
    private Caller? Holder(ClaimsPrincipal person) =>
        access.FindHash(Convert.FromHexString(person.FindFirstValue(Key) ?? string.Empty)) is { Caller: { Role: not null } caller }
        && person.FindFirstValue(ClaimTypes.Role) == RoleOf(caller)
        && long.TryParse(person.FindFirstValue(Since), CultureInfo.InvariantCulture, out long since)
        && time.GetUtcNow() < DateTimeOffset.FromUnixTimeSeconds(since) + Longest
        && person.FindFirstValue(Session) is { } session
        && !ended.Holds(session)
            ? caller
            : null;

    private static string RoleOf(Caller caller) => caller.Role?.ToString() ?? string.Empty;
}
