using Suffice.Agents.Observing;

namespace Suffice.Agents.Tests.Observing;

/// <summary>What people decide of a pattern, and what brings it back.</summary>
public sealed class PatternStatesTests
{
    private static readonly Observation[] Earlier = [Noted.Of("T-1", 20), Noted.Of("T-2", 19), Noted.Of("T-3", 18)];

    [Fact]
    public void Count_ResolvedAndNotSeenSince_StaysResolved() =>
        Noted.Count(Earlier, Decided(PatternAction.Resolved, daysAgo: 10))!.State.ShouldBe(PatternState.Resolved);

    [Fact]
    public void Count_ResolvedAndTheRuleMetAgainSince_IsOpenAsARegression()
    {
        Pattern came = Noted.Count([.. Earlier, Noted.Of("T-4", 3), Noted.Of("T-5", 2), Noted.Of("T-6", 1)], Decided(PatternAction.Resolved, daysAgo: 10))!;

        came.State.ShouldBe(PatternState.Open);
        came.IsRegression.ShouldBeTrue();
        came.OpenedAt.ShouldBe(Noted.Now.AddDays(-1));
    }

    [Fact]
    public void Count_ResolvedAndTwoBeforeItAndOneSince_StaysResolved() =>
        Noted.Count([Noted.Of("T-1", 11), Noted.Of("T-2", 10.5), Noted.Of("T-3", 9)], Decided(PatternAction.Resolved, daysAgo: 10))!.State.ShouldBe(PatternState.Resolved);

    [Fact]
    public void Count_NotUsefulAndSeenAgain_StaysClosed() =>
        Noted.Count([.. Earlier, Noted.Of("T-4", 3), Noted.Of("T-5", 2), Noted.Of("T-6", 1)], Decided(PatternAction.NotUseful, daysAgo: 10))!.State.ShouldBe(PatternState.NotUseful);

    [Theory]
    [InlineData("2026-11-05", PatternState.Snoozed)]
    [InlineData("2026-11-04", PatternState.Open)]
    public void Count_SnoozedUntilADay_IsOpenOnThatDay(string until, PatternState state) =>
        Noted.Count(Earlier, Decided(PatternAction.Snoozed, daysAgo: 10) with { Until = DateOnly.Parse(until) })!.State.ShouldBe(state);

    [Fact]
    public void Count_Merged_CountsWithTheOther()
    {
        Observation[] noted = [Noted.Of("T-1", 3), Noted.Of("T-2", 2), Noted.Of("T-3", 1) with { Field = "order-id" }];
        Dictionary<string, PatternDecision> decisions = new()
        {
            ["v1:triage|missing_detail|order-id|"] = Decided(PatternAction.Merged, daysAgo: 0) with { Key = "v1:triage|missing_detail|order-id|", Into = Noted.Key },
        };

        Pattern[] counted = [.. PatternCounting.Count(noted, decisions, new UnknownWorkload(), Noted.Now)];

        counted.Single(pattern => pattern.Key == Noted.Key).State.ShouldBe(PatternState.Open);
        counted.Single(pattern => pattern.Key != Noted.Key).State.ShouldBe(PatternState.Merged);
    }

    [Fact]
    public void Count_TheSameWordsWrittenOtherwise_AreProposedToBeMergedAndNotMerged()
    {
        Observation[] noted = [.. Earlier, .. Earlier.Select(said => said with { Field = "orderId" })];

        Pattern[] counted = [.. PatternCounting.Count(noted, new Dictionary<string, PatternDecision>(), new UnknownWorkload(), Noted.Now)];

        counted.Select(pattern => pattern.State).ShouldBe([PatternState.Open, PatternState.Open]);
        counted[0].MayBeSameAs.ShouldHaveSingleItem().Why.ShouldBe("the same words, written otherwise");
    }

    [Fact]
    public void Count_OtherWordsOnTheSameTickets_AreProposedToBeMerged()
    {
        Observation[] noted = [.. Earlier, .. Earlier.Select(said => said with { Code = "asked_again" })];

        Pattern[] counted = [.. PatternCounting.Count(noted, new Dictionary<string, PatternDecision>(), new UnknownWorkload(), Noted.Now)];

        counted[0].MayBeSameAs.ShouldHaveSingleItem().ShouldBe(new MergeSuggestion(Noted.Key, "3 of their tickets are the same"));
    }

    [Fact]
    public void Count_AnotherAgentsWeaknessOnTheSameTickets_IsProposedToNobody()
    {
        Observation[] noted = [.. Earlier, .. Earlier.Select(said => said with { Agent = "billing" })];

        PatternCounting.Count(noted, new Dictionary<string, PatternDecision>(), new UnknownWorkload(), Noted.Now).ShouldAllBe(pattern => pattern.MayBeSameAs.IsEmpty);
    }

    private static PatternDecision Decided(PatternAction action, double daysAgo) => new(Noted.Key, action, Noted.Now.AddDays(-daysAgo), "ada", "because");
}
