using Suffice.Chat;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Labelling;

/// <summary>Gives the same calls one key, so that a copy under another name cannot stand on both sides of a split.</summary>
internal static class SameCalls
{
    /// <summary>The keys of calls.</summary>
    /// <param name="calls">The calls, each with the key it came with.</param>
    /// <returns>A key a call, in their order: the one that the first call which says the same came with.</returns>
    public static string[] Keys(IEnumerable<(ChatRequest Request, string Key)> calls)
    {
        Dictionary<CallKey, string> keyOf = [];

        // Other calls of a copy's own key keep it: to join them too would soon join everything where short calls recur.
        return
        [
            .. calls.Select(call =>
            {
                CallKey said = CallKey.Of(call.Request);
                keyOf.TryAdd(said, call.Key);
                return keyOf[said];
            }),
        ];
    }
}
