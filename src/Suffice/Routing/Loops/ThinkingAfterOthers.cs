using Suffice.Chat;

namespace Suffice.Routing.Loops;

/// <summary>Anthropic refuses to think in the middle of a tool loop that did not begin with its own thinking.</summary>
/// <remarks>
/// With thinking switched on by budget, the last message of the assistant before tool results must begin with signed thinking. One of
/// another model has none, so for the rest of that loop thinking is off. Adaptive thinking makes no such demand.
/// </remarks>
internal static class ThinkingAfterOthers
{
    /// <summary>True when a call asks for thinking that would be refused.</summary>
    /// <param name="request">The call, foreign thinking already taken out.</param>
    /// <param name="rung">Where it goes.</param>
    /// <returns>Whether it would be refused.</returns>
    public static bool IsAskedOf(ChatRequest request, Rung rung)
    {
        if (rung.Provider.Wire != ChatProtocol.Anthropic
            || request is not { Protocol: ChatProtocol.Anthropic, Reasoning: { Enabled: true } thinking }
            || thinking.Extra.Find("type") is not null
            || ToolLoop.LastResult(request) is null)
        {
            return false;
        }

        ChatMessage? last = LastOfAssistant(request);

        return last is { Parts: [var first, ..] } && first is not ThinkingPart { IsSigned: true } && last.Parts.Any(part => part is ToolCallPart);
    }

    /// <summary>The call without a word on thinking, which is then off.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The same call otherwise.</returns>
    public static ChatRequest Off(ChatRequest request) => request with
    {
        Reasoning = request.Reasoning! with { Enabled = null, BudgetTokens = null, Extra = ExtraFields.None },
    };

    private static ChatMessage? LastOfAssistant(ChatRequest request)
    {
        for (int i = request.Messages.Length - 1; i >= 0; i--)
        {
            if (request.Messages[i].Role == ChatRole.Assistant)
            {
                return request.Messages[i];
            }
        }

        return null;
    }
}
