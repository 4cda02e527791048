using Suffice.Callers;
using Suffice.Chat;

namespace Suffice.Gateway.Access;

/// <summary>Who makes a call, or why it may not come in.</summary>
/// <param name="Caller">Who; <see langword="null"/> for a call that is refused.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="RetryAfter">How long to wait before the same call may come in.</param>
internal readonly record struct Admission(Caller? Caller, ChatError? Refusal, TimeSpan? RetryAfter = null)
{
    /// <summary>A caller may come in.</summary>
    /// <param name="caller">Who.</param>
    /// <returns>The admission.</returns>
    public static Admission Of(Caller caller) => new(caller, null);

    /// <summary>A call may not come in.</summary>
    /// <param name="why">Why not.</param>
    /// <param name="wait">How long to wait before the same call may come in.</param>
    /// <returns>The refusal.</returns>
    public static Admission Refused(ChatError why, TimeSpan? wait = null) => new(null, why, wait);
}
