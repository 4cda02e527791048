using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Examples;
using Suffice.Agents.Gating;
using Suffice.Agents.Proposing;
using Suffice.Agents.Tickets;
using Suffice.Evaluation.Items;

namespace Suffice.Agents.Tests.Gating;

/// <summary>What passes a gate: shown to help, and shown to harm nothing that was looked at.</summary>
public sealed class GateRulesTests
{
    private static readonly CaseReference Reference = new(JsonSerializer.SerializeToElement("pass"));

    [Fact]
    public void Decide_TargetsFixedAndNothingElseChanged_Passes() =>
        Decide([.. Same(52), .. Targets(4, isRight: true)]).Result.ShouldBe(GateResult.Pass);

    [Fact]
    public void Decide_TargetsFixedAndTooFewOthers_IsInconclusiveAndSaysHowMany()
    {
        GateFigures figures = Decide([.. Same(51), .. Targets(4, isRight: true)]);

        figures.Result.ShouldBe(GateResult.Inconclusive);
        figures.Why.ShouldHaveSingleItem().ShouldContain("51 checked cases cannot show that it loses no more than 5% elsewhere");
    }

    [Fact]
    public void Decide_TargetsNotFixed_IsRefused()
    {
        GateFigures figures = Decide([.. Same(60), .. Targets(4, isRight: false)]);

        figures.Result.ShouldBe(GateResult.Refuse);
        figures.Why.ShouldHaveSingleItem().ShouldStartWith("it fixes 0 of the pattern's own 4 cases");
    }

    [Fact]
    public void Decide_TargetsFixedOnlyWhereTheProposerSawThem_IsRefused() =>
        Decide([.. Same(60), .. Targets(8, isRight: true), Target("unseen", CasePart.Validation, isRight: false)]).Result.ShouldBe(GateResult.Refuse);

    [Fact]
    public void Decide_OneSliceWorseAndTheWholeNoWorse_IsRefused()
    {
        GateFigures figures = Decide([.. Same(200), .. Pairs(2, "refund", before: true, after: false), .. Pairs(10, "refund", before: true, after: true), .. Targets(4, isRight: true)]);

        figures.Result.ShouldBe(GateResult.Refuse);
        figures.SlicesWorse.ShouldHaveSingleItem().ShouldBe(new SliceFigures("kind=refund", 12, 0, 2));
    }

    [Fact]
    public void Decide_MuchBetterWithoutTargets_Passes()
    {
        GateFigures figures = Decide([.. Same(60), .. Pairs(8, "order", before: false, after: true)]);

        figures.Result.ShouldBe(GateResult.Pass);
        figures.Validation.McNemarP.ShouldBe(0.0078125, 1e-12);
    }

    [Fact]
    public void Decide_TheFinalPartAndTheTrainingPart_DecideNothing()
    {
        ImmutableArray<JudgedPair> broken = [.. Pairs(40, "order", before: true, after: false)];

        GateFigures figures = Decide([.. Same(60), .. Targets(4, isRight: true), .. broken.Select(pair => pair with { Part = CasePart.Final }), .. broken.Select(pair => pair with { Part = CasePart.Train })]);

        figures.Result.ShouldBe(GateResult.Pass);
        figures.Final.Broken.ShouldBe(40);
    }

    [Fact]
    public void Decide_CasesThatNoPersonChecked_CountForNothing()
    {
        GateFigures figures = Decide([.. Same(60), .. Targets(9, isRight: true).Select(pair => pair with { Case = pair.Case with { IsChecked = false } })]);

        figures.Result.ShouldBe(GateResult.Inconclusive);
        (figures.Targets.N, figures.Unchecked.N, figures.Unchecked.After).ShouldBe((0L, 9L, 9L));
    }

    [Fact]
    public void Decide_MoreThanAFifthDearer_IsRefused()
    {
        GateFigures figures = GateRules.Decide(new GateTrial("PT-1", "set", [.. Same(60), .. Targets(4, isRight: true)]) { UsdTicketBefore = 0.001m, UsdTicketAfter = 0.00121m });

        figures.Result.ShouldBe(GateResult.Refuse);
        figures.Why.ShouldHaveSingleItem().ShouldContain("more than a fifth dearer");
    }

    [Fact]
    public void Decide_AnotherAgentGotWorse_IsRefused()
    {
        OtherAgent other = new("qc", false) { Figures = new PairedFigures(50, 1, 0.8, 0, 10) { McNemarP = 0.002 } };

        GateRules.Decide(new GateTrial("PT-1", "set", [.. Same(60), .. Targets(4, isRight: true)]) { Others = [other] }).Result.ShouldBe(GateResult.Refuse);
    }

    [Fact]
    public void Decide_ManyUnjudged_IsInconclusive() =>
        GateRules.Decide(new GateTrial("PT-1", "set", [.. Same(60), .. Targets(4, isRight: true)]) { Unjudged = 5, Broke = "down" }).Why.ShouldHaveSingleItem().ShouldBe("5 cases could not be judged: down");

    [Fact]
    public void Decide_ACaseThatGaveNoAnswerAfterTheChangeAlone_IsInconclusive() =>
        GateRules.Decide(new GateTrial("PT-1", "set", [.. Same(200), .. Targets(4, isRight: true)]) { Unjudged = 1, Lost = 1, Broke = "too long" })
            .Why.ShouldHaveSingleItem().ShouldBe("1 cases could be judged before the change and not after it: too long");

    [Fact]
    public void Decide_TargetsThatWereRightBefore_AreNoReasonToPass()
    {
        GateFigures figures = Decide([.. Same(60), .. Targets(4, isRight: true).Select(pair => pair with { Before = true })]);

        figures.Result.ShouldBe(GateResult.Refuse);
        figures.Why.ShouldHaveSingleItem().ShouldBe("of the pattern's own 4 cases 4 were right before and 4 are after: it mends nothing");
    }

    [Fact]
    public void Decide_ATagThatACaseSaysTwice_CountsOnce()
    {
        JudgedPair[] twice = [.. Pairs(5, "odd", before: true, after: true).Select(pair => pair with { Case = pair.Case with { Tags = [.. pair.Case.Tags, .. pair.Case.Tags] } })];

        Decide([.. twice]).Slices.ShouldBe(0);
    }

    private static GateFigures Decide(ImmutableArray<JudgedPair> pairs) => GateRules.Decide(new GateTrial("PT-1", "set", pairs));

    private static IEnumerable<JudgedPair> Same(int count) => Pairs(count, "usual", before: true, after: true);

    private static IEnumerable<JudgedPair> Pairs(int count, string kind, bool before, bool after) => Enumerable.Range(0, count)
        .Select(number => new JudgedPair(Case($"{kind}-{number}-{before}-{after}", new EvalTag("kind", kind)), CasePart.Validation, before, after));

    private static IEnumerable<JudgedPair> Targets(int count, bool isRight) => Enumerable.Range(0, count).Select(number => Target($"{number}", CasePart.Train, isRight));

    private static JudgedPair Target(string name, CasePart part, bool isRight) => new(Case($"target-{name}", new EvalTag("pattern", "PT-1")), part, Before: false, isRight);

    private static WorkerCase Case(string id, EvalTag tag) => new(id, new Ticket { Id = id, Messages = [new TicketMessage("", id)] }, Reference) { Tags = [tag] };
}
