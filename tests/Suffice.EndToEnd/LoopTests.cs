using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Evidence.Loop;

namespace Suffice.EndToEnd;

/// <summary>The chief of staff's whole loop over scripted stand-ins, as <c>bench/Suffice.Evidence -- loop</c> plays it.</summary>
public sealed class LoopTests
{
    [Fact]
    public async Task Loop_ASeededWeakness_IsFoundMendedWatchedAndTakenBack()
    {
        using TestFolder folder = new();
        await using LoopScene scene = new(folder.Path);

        LoopEnd end = await scene.PlayAsync();

        end.OpenAfter.ShouldBe([0, 0, 0, 1]);
        end.Opened.Agent.ShouldBe(LoopDesk.Triage);
        end.Opened.ComplainedBy.ShouldBe([LoopDesk.Control]);
        end.Harmful.State.ShouldBe(ProposalState.Refused);
        end.Harmful.Diff.ShouldBe($"+ {StandIns.Harmful}");
        end.HarmfulApproval.ShouldContain("is refused");
        end.Unchecked.State.ShouldBe(ProposalState.Inconclusive);
        end.Good.State.ShouldBe(ProposalState.Passed);
        end.Good.Gate!.Targets.After.ShouldBe(end.Good.Gate.Targets.N);
        end.Good.Gate.OtherAgents.ShouldHaveSingleItem().ShouldBe(new OtherAgent(LoopDesk.Control, SamePrompt: true));
        end.Watched.State.ShouldBe(ProposalState.Kept);
        end.Resolved.State.ShouldBe(PatternState.Resolved);
        end.IsBack.ShouldBeTrue();
        end.Versions.ShouldBe([1, 2, 3]);
        (end.Returned.State, end.Returned.IsRegression).ShouldBe((PatternState.Open, true));
        end.LedgerUsd.ShouldBe(end.ProposalsUsd);
        end.IsSound.ShouldBeTrue();
    }
}
