using System.Collections.Immutable;
using Suffice.Callers;

namespace Suffice.Cli.Commands.Keys;

/// <summary>A caller's key as it is listed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Whether it is good.</param>
/// <param name="Role">What its holder may do on the pages; <see langword="null"/> for nothing.</param>
/// <param name="Calls">Whether it calls models.</param>
/// <param name="Tasks">The tasks it may use.</param>
/// <param name="Models">The models it may name.</param>
/// <param name="RequestsPerMinute">Its limit of requests.</param>
/// <param name="TokensPerMinute">Its limit of tokens.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
/// <param name="RevokedAt">When it was taken back.</param>
internal sealed record KeyLine(
    string Id,
    string Name,
    CallerKeyState State,
    CallerRole? Role,
    bool Calls,
    ImmutableArray<string> Tasks,
    ImmutableArray<string> Models,
    long? RequestsPerMinute,
    long? TokensPerMinute,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt)
{
    /// <summary>A key as it is shown: everything but its hash, which is of no use to people.</summary>
    /// <param name="key">The key.</param>
    /// <param name="now">The time.</param>
    /// <returns>What is shown.</returns>
    public static KeyLine Of(CallerKey key, DateTimeOffset now) => new(
        key.Id, key.Name, key.StateAt(now), key.Role, key.MayCall, key.Tasks, key.Models, key.RequestsPerMinute, key.TokensPerMinute, key.CreatedAt, key.ExpiresAt, key.RevokedAt);

    /// <summary>What it may use, in words.</summary>
    /// <returns>The scope.</returns>
    public string ScopeText() => new Caller { MayCall = Calls, Tasks = [.. Tasks], Models = [.. Models] }.ScopeText();
}
