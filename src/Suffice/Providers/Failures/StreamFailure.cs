using Suffice.Chat;
using Suffice.Files;

namespace Suffice.Providers.Failures;

/// <summary>Reads a failure that came inside a stream: our own words for breaks and limits, or the provider's.</summary>
internal static class StreamFailure
{
    /// <summary>The class of a failure inside a stream.</summary>
    /// <param name="failed">The event.</param>
    /// <returns>The class; <see langword="null"/> when the provider's word is not known here.</returns>
    public static FailureKind? KindOf(StreamFailed failed) => failed.Kind switch
    {
        StreamFailed.Broken => FailureKind.Network,
        StreamFailed.Incomplete or StreamFailed.Invalid => FailureKind.InvalidResponse,
        _ => EnumWord.Read<FailureKind>(failed.Kind) ?? FailureTable.Find(new ProviderError(200, failed.Kind, failed.Kind, failed.Message)),
    };
}
