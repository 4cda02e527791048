using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Confidence;

namespace Suffice.Routing;

/// <summary>Keeps a conversation that has gone up on the last rung until it is clearly easier: the same in other words does not send it back and forth, nor lose its prompt cache.</summary>
/// <remarks>
/// Hysteresis with one dead band, below the threshold: a held call costs more and is never worse answered, so that what was proved of the threshold holds. Nothing is remembered between calls; a call's own earlier turns tell where they
/// started, so that the same call always starts the same.
/// </remarks>
internal static class HeldStart
{
    // Further back than this nothing is asked: each turn takes an estimate.
    private const int TurnsAsked = 4;

    /// <summary>True when a call starts on the last rung.</summary>
    /// <param name="confidence">The task's calibration.</param>
    /// <param name="request">The call.</param>
    /// <param name="gain">Its expected gain.</param>
    /// <param name="most">The gain above which a call starts there.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsUp(TaskConfidence confidence, ChatRequest request, double gain, double most)
    {
        for (int turn = 1; gain <= most; turn++)
        {
            if (gain <= most - confidence.Calibration.StartHold
                || turn == TurnsAsked
                || TurnBefore(request) is not { } before
                || confidence.Estimator.Before(before, 0) is not { } earlier)
            {
                return false;
            }

            (request, gain) = (before, earlier.Gain);
        }

        return true;
    }

    // The call as it was when the user spoke before; null at the first turn.
    private static ChatRequest? TurnBefore(ChatRequest request)
    {
        ImmutableArray<ChatMessage> messages = request.Messages;
        int last = LastOfUser(messages, messages.Length);
        int before = last < 0 ? -1 : LastOfUser(messages, last);

        return before < 0 ? null : request with { Messages = messages[..(before + 1)] };
    }

    private static int LastOfUser(ImmutableArray<ChatMessage> messages, int end)
    {
        int at = end - 1;
        while (at >= 0 && messages[at].Role != ChatRole.User)
        {
            at--;
        }

        return at;
    }
}
