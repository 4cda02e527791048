using Suffice.Callers;

namespace Suffice.Gateway.Access;

/// <summary>A key that is good.</summary>
/// <param name="Hash">The hash of the whole key.</param>
/// <param name="Caller">Who holds it.</param>
/// <param name="ExpiresAt">Until when it is good; <see langword="null"/> for ever.</param>
internal sealed record HeldKey(byte[] Hash, Caller Caller, DateTimeOffset? ExpiresAt = null);
