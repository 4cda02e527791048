using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Tests.Simulating;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Writing;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Calibrating;

public sealed class FoundLabelsTests : IDisposable
{
    private const string Shadowed = ", shadow: { rate: 1, budget: 5 }, store_content: true";
    private const string NoRuns = "there-are-none";

    private readonly LoggedDesk desk = new();

    [Fact]
    public async Task Find_AnswersThatShadowsCompared_AreLabelledByTheLastRung()
    {
        SufficePolicy policy = await ServedAsync(Shadowed, 150);

        (LabelledCalls labelled, string from) = await Of(policy).FindAsync(LabelPlace.Any, NoRuns, second: null);

        from.ShouldBe("the ledger's compared answers");
        // Of 150 tickets small labels those that three does not divide; of these it mislabels those that five does.
        labelled.Calls.Count.ShouldBe(100);
        labelled.Calls.Count(call => !call.Rungs[0].IsRight).ShouldBe(20);
        labelled.Calls.ShouldAllBe(call => call.Rungs[1].IsRight);
        labelled.Calls.ShouldAllBe(call => call.Rungs[0].CostUsd == LoggedDesk.Small && call.Rungs[1].CostUsd == 10 * LoggedDesk.Small);
        labelled.Calls.ShouldAllBe(call => call.Rungs[0].Answer!.Text == "urgent" || call.Rungs[0].Answer!.Text == "normal");
    }

    [Fact]
    public async Task Find_JudgeSaysTheLowerRungIsBetter_CountsAsRight()
    {
        SufficePolicy policy = await ServedAsync(Shadowed, 150);
        ShadowNote different = new WatchReader(policy.Ledger.Path).ReadShadows().First(note => note.Verdict == ShadowVerdict.Different);
        new ShadowVerdicts(policy.Ledger.Path, TimeProvider.System).Record(different.Pair.Request, ShadowVerdict.Better, "person:ana").ShouldBeTrue();

        (LabelledCalls labelled, _) = await Of(policy).FindAsync(LabelPlace.Ledger, NoRuns, second: null);

        labelled.Calls.Count.ShouldBe(100);
        labelled.Calls.Count(call => !call.Rungs[0].IsRight).ShouldBe(19);
    }

    [Theory]
    [InlineData("", LabelPlace.Any, "0 in 0 eval runs, and 0 in the ledger's compared answers; at least 80 are wanted. 'suffice eval triage --models small,large'")]
    [InlineData(", shadow: { rate: 1, budget: 5 }", LabelPlace.Ledger, "100 are kept without their texts: the task needs store_content: true")]
    [InlineData(Shadowed, LabelPlace.Runs, "0 in 0 eval runs; at least 80 are wanted")]
    public async Task Find_TooFew_SaysHowManyThereAreAndWhatMakesMore(string settings, LabelPlace place, string said)
    {
        SufficePolicy policy = await ServedAsync(settings, 150);

        ReplayException few = await Should.ThrowAsync<ReplayException>(() => Of(policy).FindAsync(place, NoRuns, second: null));

        few.Message.ShouldContain(said);
    }

    [Fact]
    public async Task Find_SecondModelWanted_SaysThatShadowsHoldNone()
    {
        SufficePolicy policy = await ServedAsync(Shadowed, 150);

        ReplayException few = await Should.ThrowAsync<ReplayException>(() => Of(policy).FindAsync(LabelPlace.Any, NoRuns, new PinnedModel("mid", "m")));

        few.Message.ShouldContain("no answer of a second model");
        few.Message.ShouldContain("--models small,large,mid");
    }

    public void Dispose() => desk.Dispose();

    private static TaskCalibration Of(SufficePolicy policy) => new(policy, policy.FindTask("triage")!, TimeProvider.System);

    private async Task<SufficePolicy> ServedAsync(string settings, int calls)
    {
        SufficePolicy policy = desk.Policy("small, large", settings);
        await desk.ServeAsync(policy, calls);

        return policy with { Ledger = new LedgerSettings { Path = desk.LedgerPath } };
    }
}
