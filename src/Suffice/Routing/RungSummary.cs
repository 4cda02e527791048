using System.Buffers;
using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Routing;

/// <summary>One rung in words and figures.</summary>
/// <param name="Model">The model's name in the policy.</param>
/// <param name="Id">The pinned id.</param>
/// <param name="Provider">Who serves it.</param>
/// <param name="Unfit">Why the call cannot go there.</param>
/// <param name="PromptCostUsd">What the prompt costs there, by the estimated length; <see langword="null"/> when the price is unknown.</param>
/// <param name="WorstCaseUsd">The most the call can cost there, as <c>max_cost</c> counts it; <see langword="null"/> when that or the price is unknown.</param>
public sealed record RungSummary(
    string Model, string Id, string Provider, string? Unfit, decimal? PromptCostUsd, decimal? WorstCaseUsd)
{
    /// <summary>The names of what its protocol cannot carry of the call; <see langword="null"/> when it can carry all.</summary>
    public IReadOnlyList<string>? Lossy { get; init; }

    /// <summary>Sums a rung up.</summary>
    /// <param name="rung">The rung.</param>
    /// <param name="request">The call.</param>
    /// <param name="at">When: prices are dated.</param>
    /// <returns>The summary.</returns>
    public static RungSummary Of(Rung rung, ChatRequest request, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(rung);

        return new RungSummary(
            rung.Model.Name,
            rung.Model.Id,
            rung.Provider.Name,
            rung.Unfit,
            WorstCase.PromptUsd(rung, request, at),
            WorstCase.Usd(rung, request, at))
        {
            Lossy = LossOf(rung, request),
        };
    }

    // The call is written as it would be sent, and the writing thrown away.
    private static IReadOnlyList<string>? LossOf(Rung rung, ChatRequest request)
    {
        if (rung.Provider.Wire is not { } protocol)
        {
            return null;
        }

        ImmutableArray<string> lost = ChatWires.For(ChatWires.For(protocol), request.Kind).WriteRequest(
            request, new WireTarget(rung.Model.Id, request.Stream), new ArrayBufferWriter<byte>());

        return lost.IsDefaultOrEmpty ? null : [.. lost];
    }
}
