using CsCheck;
using Suffice.Agents.Observing;

namespace Suffice.Agents.Tests.Observing;

/// <summary>Three in seven days, from three traces and two tickets, and not before.</summary>
public sealed class OpeningRuleTests
{
    [Fact]
    public void Count_TheThirdWithinSevenDays_OpensThePatternAndNotBefore()
    {
        Observation[] three = [Noted.Of("T-1", 6), Noted.Of("T-2", 3), Noted.Of("T-3", 1)];

        Noted.Count(three[..2])!.State.ShouldBe(PatternState.Forming);
        Pattern opened = Noted.Count(three)!;

        opened.State.ShouldBe(PatternState.Open);
        opened.OpenedAt.ShouldBe(three[2].At);
        opened.Agent.ShouldBe("triage");
        opened.ComplainedBy.ShouldBe(["qc"]);
    }

    [Fact]
    public void Count_TheThirdToTheMicrosecondSevenDaysAfterTheFirst_IsNotWithinThem()
    {
        DateTimeOffset first = Noted.Now.AddDays(-7);
        Observation[] two = [Noted.At("T-1", first), Noted.At("T-2", first.AddDays(2))];

        Pattern onTheEdge = Noted.Count([.. two, Noted.At("T-3", first.AddDays(7))])!;
        Pattern justBefore = Noted.Count([.. two, Noted.At("T-3", first.AddDays(7).AddMicroseconds(-1))])!;

        onTheEdge.State.ShouldBe(PatternState.Forming);
        onTheEdge.Occurrences.ShouldBe(2);
        justBefore.State.ShouldBe(PatternState.Open);
    }

    [Fact]
    public void Count_WhatIsNotedLaterThanNow_IsLeftOut()
    {
        Observation[] three = [Noted.Of("T-1", 2), Noted.Of("T-2", 1), Noted.At("T-3", Noted.Now.AddMicroseconds(1))];

        Noted.Count(three)!.State.ShouldBe(PatternState.Forming);
        Noted.Count(three, now: Noted.Now.AddMicroseconds(1))!.State.ShouldBe(PatternState.Open);
    }

    [Fact]
    public void Count_ThreeFromTwoTraces_DoNotOpen()
    {
        Observation[] three = [Noted.Of("T-1", 3, "tr-1"), Noted.Of("T-2", 2, "tr-1"), Noted.Of("T-3", 1, "tr-2")];

        Noted.Count(three)!.State.ShouldBe(PatternState.Forming);
    }

    [Fact]
    public void Count_ThreeThatNameNoTicket_DoNotOpen()
    {
        Observation[] three = [Noted.Of("", 3, "tr-1"), Noted.Of("", 2, "tr-2"), Noted.Of("", 1, "tr-3")];

        Noted.Count(three)!.State.ShouldBe(PatternState.Forming);
    }

    [Fact]
    public void Count_AgainstAnotherItemOrField_CountsByItself()
    {
        Observation[] three = [Noted.Of("T-1", 3), Noted.Of("T-2", 2), Noted.Of("T-3", 1) with { Field = "postcode" }];

        Noted.Count(three)!.State.ShouldBe(PatternState.Forming);
    }

    [Fact]
    public void Count_AnyNumberOfRetriesOfOneTicket_NeverOpensOne() => Gen.Int[1, 200].Array[1, 40].Sample(hours =>
        Noted.Count(hours.Select((ago, index) => Noted.Of("T-1", ago / 24.0, $"tr-{index}")))!.State == PatternState.Forming);

    [Fact]
    public void Count_InWhateverOrder_IsTheSame() => Some.Select(noted => (noted, Gen.Shuffle(noted))).SelectMany(pair => pair.Item2.Select(other => (pair.noted, other))).Sample(pair =>
        Facts(Noted.Count(pair.noted)) == Facts(Noted.Count(pair.other)));

    [Fact]
    public void Count_OneMore_NeverClosesAPattern() => Gen.Select(Some, One).Sample((noted, more) =>
        Noted.Count(noted)?.State != PatternState.Open || Noted.Count([.. noted, more])!.State == PatternState.Open);

    [Fact]
    public void Count_OneMoreAfterItWasResolved_NeverClosesWhatCameBack() => Gen.Select(Some, One).Sample((noted, more) =>
    {
        PatternDecision resolved = new(Noted.Key, PatternAction.Resolved, Noted.Now.AddDays(-10), "ada", "");

        return Noted.Count(noted, resolved)?.State != PatternState.Open || Noted.Count([.. noted, more], resolved)!.State == PatternState.Open;
    });

    private static Gen<Observation> One => Gen.Select(Gen.Int[1, 6], Gen.Int[1, 8], Gen.Int[0, 480], (ticket, trace, hours) => Noted.Of($"T-{ticket}", hours / 24.0, $"tr-{trace}"));

    private static Gen<Observation[]> Some => One.Array[1, 14];

    private static (PatternState?, DateTimeOffset?, int?, int?, int?, double?) Facts(Pattern? pattern) =>
        (pattern?.State, pattern?.OpenedAt, pattern?.Occurrences, pattern?.Traces, pattern?.Tickets, pattern?.Rate.Surprise);
}
