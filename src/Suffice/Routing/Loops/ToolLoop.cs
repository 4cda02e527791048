using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Policy;

namespace Suffice.Routing.Loops;

/// <summary>Keeps an agent's loop of tool calls on the model that it is on.</summary>
internal static class ToolLoop
{
    /// <summary>The route of a call that may be a loop's next step.</summary>
    /// <param name="route">The route as for any other call.</param>
    /// <param name="request">The call.</param>
    /// <param name="memory">Knows which model asked for which tool.</param>
    /// <returns>The same; or, for a loop that stays, the ladder from its model upwards.</returns>
    public static Route Stay(Route route, ChatRequest request, LoopMemory memory)
    {
        if (route.Rungs.Length < 2
            || route.Plan.ToolLoop != ToolLoopRule.Stay
            || LastResult(request) is not { } result
            || memory.Find(LoopKey.OfCall(route.Plan.Name, result.ToolCallId)) is not { } home)
        {
            return route;
        }

        for (int i = 0; i < route.Rungs.Length; i++)
        {
            if (route.Rungs[i].Model.Name == home.Model)
            {
                // A conversation that has outgrown its model and every larger one is served by whatever still fits.
                Route stays = route with { Rungs = route.Rungs[i..], StaysOn = home.Model };
                return stays.Start is null ? route : stays;
            }
        }

        return route;
    }

    /// <summary>The last result of a tool since the model last spoke; <see langword="null"/> when the call is no step of a loop.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The result.</returns>
    public static ToolResultPart? LastResult(ChatRequest request)
    {
        for (int m = request.Messages.Length - 1; m >= 0 && request.Messages[m].Role != ChatRole.Assistant; m--)
        {
            ImmutableArray<ContentPart> parts = request.Messages[m].Parts;
            for (int p = parts.Length - 1; p >= 0; p--)
            {
                if (parts[p] is ToolResultPart result)
                {
                    return result;
                }
            }
        }

        return null;
    }
}
