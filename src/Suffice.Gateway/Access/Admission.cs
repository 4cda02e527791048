using Suffice.Callers;
using Suffice.Chat;

namespace Suffice.Gateway.Access;

/// <summary>Who makes a call, or why it may not come in.</summary>
/// <param name="Caller">Who; <see langword="null"/> for a call that is refused.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="RetryAfter">How long to wait before the same call may come in.</param>
public readonly record struct Admission(Caller? Caller, ChatError? Refusal, TimeSpan? RetryAfter = null);
