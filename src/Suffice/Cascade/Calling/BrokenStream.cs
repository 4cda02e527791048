using Suffice.Chat;
using Suffice.Providers;
using Suffice.Providers.Failures;

namespace Suffice.Cascade.Calling;

/// <summary>Reads a failure that came inside a stream.</summary>
internal static class BrokenStream
{
    /// <summary>The class of a failure inside a stream; a word not known here is the server's failure, which may pass.</summary>
    /// <param name="broken">The event.</param>
    /// <returns>The failure.</returns>
    public static CallFailure ToFailure(StreamFailed broken) =>
        new(StreamFailure.KindOf(broken) ?? FailureKind.ServerError, broken.Message) { Code = broken.Kind };
}
