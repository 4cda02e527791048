using Suffice.Chat;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Routing;

/// <summary>A route in words and figures, for a dry run and for <c>suffice explain</c>.</summary>
/// <param name="Task">The task; <see langword="null"/> for a named model.</param>
/// <param name="Source">What told it.</param>
/// <param name="Why">The rule or value that told it.</param>
/// <param name="TaskWhy">Why the task has its ladder, in the policy's words.</param>
/// <param name="Fingerprint">The fingerprint of the call's fixed part.</param>
/// <param name="PromptTokens">The estimated prompt length.</param>
/// <param name="Start">The rung it starts on; <see langword="null"/> when none fits.</param>
/// <param name="Rungs">The ladder.</param>
/// <param name="Gate">The checks, in order.</param>
/// <param name="Baseline">The model it is compared with.</param>
public sealed record RouteSummary(
    string? Task,
    TaskSource Source,
    string Why,
    string? TaskWhy,
    string? Fingerprint,
    long PromptTokens,
    string? Start,
    IReadOnlyList<RungSummary> Rungs,
    IReadOnlyList<string> Gate,
    string Baseline)
{
    /// <summary>The model that a loop of tool calls stays on; <see langword="null"/> for any other call.</summary>
    public string? StaysOn { get; init; }

    /// <summary>Why it starts above the ladder's first rung; <see langword="null"/> when it does not.</summary>
    public string? AboveReason { get; init; }

    /// <summary>Sums a route up.</summary>
    /// <param name="route">The route.</param>
    /// <param name="at">When: prices are dated.</param>
    /// <param name="maxOutputTokens">The most answer tokens the caller wants, where stated.</param>
    /// <param name="request">The call, to tell what each rung's protocol could not carry of it; <see langword="null"/> to leave that out.</param>
    /// <returns>The summary.</returns>
    public static RouteSummary Of(Route route, DateTimeOffset at, int? maxOutputTokens, ChatRequest? request = null)
    {
        ArgumentNullException.ThrowIfNull(route);

        return new RouteSummary(
            route.TaskName,
            route.Decision.Source,
            route.Decision.Why,
            route.Plan.Why,
            route.Decision.Fingerprint,
            route.PromptTokens,
            route.Start?.Model.Name,
            [.. route.Rungs.Select(r => RungSummary.Of(r, route, at, maxOutputTokens) with { Lossy = LossOf(r, request) })],
            [.. route.Plan.Gate.Select(g => g.Check.Name)],
            route.Baseline.Name)
        {
            StaysOn = route.StaysOn,
            AboveReason = route.AboveReason,
        };
    }

    // The call is written as it would be sent, and the writing thrown away.
    private static IReadOnlyList<string>? LossOf(Rung rung, ChatRequest? request)
    {
        if (request is null || rung.Provider.Wire is not { } protocol)
        {
            return null;
        }

        var lost = ChatWires.For(ChatWires.For(protocol), request.Kind).WriteRequest(
            request, new WireTarget(rung.Model.Id, request.Stream), new System.Buffers.ArrayBufferWriter<byte>());

        return lost.IsDefaultOrEmpty ? null : [.. lost];
    }
}

/// <summary>One rung in words and figures.</summary>
/// <param name="Model">The model's name in the policy.</param>
/// <param name="Id">The pinned id.</param>
/// <param name="Provider">Who serves it.</param>
/// <param name="Unfit">Why the call cannot go there.</param>
/// <param name="PromptCostUsd">What the prompt costs there, by the estimated length; <see langword="null"/> when the price is unknown.</param>
/// <param name="WorstCaseUsd">What the call costs there when the answer takes every token it may; <see langword="null"/> when that or the price is unknown.</param>
public sealed record RungSummary(
    string Model, string Id, string Provider, string? Unfit, decimal? PromptCostUsd, decimal? WorstCaseUsd)
{
    /// <summary>The names of what its protocol cannot carry of the call; <see langword="null"/> when it can carry all.</summary>
    public IReadOnlyList<string>? Lossy { get; init; }

    /// <summary>Sums a rung up.</summary>
    /// <param name="rung">The rung.</param>
    /// <param name="route">Its route.</param>
    /// <param name="at">When: prices are dated.</param>
    /// <param name="maxOutputTokens">The most answer tokens the caller wants, where stated.</param>
    /// <returns>The summary.</returns>
    public static RungSummary Of(Rung rung, Route route, DateTimeOffset at, int? maxOutputTokens)
    {
        ArgumentNullException.ThrowIfNull(rung);
        ArgumentNullException.ThrowIfNull(route);
        BillingTerms terms = new(at, null, rung.Provider.BillingRegion);
        int? most = (maxOutputTokens ?? rung.Model.MaxOutputTokens) is { } tokens ? Math.Max(0, tokens) : null;

        return new RungSummary(
            rung.Model.Name,
            rung.Model.Id,
            rung.Provider.Name,
            rung.Unfit,
            UsagePricing.WorstCase(rung.Model, route.PromptTokens, 0, terms, rung.Provider.PriceFactor).Usd,
            most is { } longest ? UsagePricing.WorstCase(rung.Model, route.PromptTokens, longest, terms, rung.Provider.PriceFactor).Usd : null);
    }
}
