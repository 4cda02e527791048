using Suffice.Billing.Plans;
using Suffice.Catalog;
using Suffice.Evaluation.Advising;
using Suffice.Evaluation.Advising.Plans;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Advising;

public sealed class PlanAdvisorTests
{
    private const string Plan = """
        version: 1
        name: one ticket
        run: ticket
        policy: suffice.yaml
        steps:
          label: { task: triage, tokens: { input: 900, output: 20 }, escalation: 10%..20% }
          theme: { before: 0.01, after: 0.003 }
          caption: { kept: 0.02 }
          spiral: { ladder: [small, large], tokens: { input: 900, output: 20 }, escalation: 95%, judged: 0.02 }
          picture: { external: images, price: 0.025 }
          card: { local: true }
        """;

    [Fact]
    public async Task Advise_Plan_TellsEachStepOnWhatIsKnownOfIt()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("small, large", ", gate: [ one_of: [urgent, normal] ]").WithRun(400, smallWrong: 0);

        PlanAdvice advice = await AdviseAsync(desk);

        advice.Steps.Select(step => (step.Step, step.Outcome, step.IsProved)).ShouldBe(
        [
            ("label", AdviceOutcome.SmallSuffices, true),
            ("theme", AdviceOutcome.TrySmall, false),
            ("caption", AdviceOutcome.KeepCapable, false),
            ("spiral", AdviceOutcome.KeepCapable, false),
            ("picture", null, false),
            ("card", null, false),
        ]);
        advice.Steps[0].Sentence.ShouldContain("400 items");
        advice.Steps[0].Sentence.ShouldContain("10%..20% of its calls go up, and it pays below");
        advice.Steps[1].Sentence.ShouldBe("the plan moves it to something cheaper; nothing shows that this is good enough");
        advice.Steps[3].Sentence.ShouldStartWith("false economy");
        advice.KeepsAll.ShouldBeFalse();
    }

    [Fact]
    public async Task Advise_PlanThatMovesWhatTheRuleKeeps_SaysSo()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("small, large", ", type: creative, customer_facing: true");

        StepAdvice step = (await AdviseAsync(desk)).Steps[0];

        step.Outcome.ShouldBe(AdviceOutcome.KeepCapable);
        step.Sentence.ShouldStartWith("it is moved, and the rule would not: keep large");
    }

    [Fact]
    public async Task Advise_ModelThatStaysAndIsAskedAgain_IsNoFalseEconomyOfALadder()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("large").WithRubric();

        StepAdvice step = (await AdviseAsync(desk, Plan[..Plan.IndexOf("  label", StringComparison.Ordinal)] + "  label: { task: triage, tokens: { input: 900, output: 20 }, retries: 10% }\n")).Steps.ShouldHaveSingleItem();

        step.Outcome.ShouldBe(AdviceOutcome.TrySmall);
        step.Sentence.ShouldStartWith("try small");
    }

    private static async Task<PlanAdvice> AdviseAsync(AdvisedDesk desk, string text = Plan)
    {
        string plan = desk.Folder.Write("plan.yaml", text);
        SufficePolicy policy = desk.Policy();
        PlanResult priced = new PlanPricer(ModelCatalog.BuiltIn(), path => PolicyLoader.BuiltIn(TimeProvider.System).Load(path), TimeProvider.System).Price(plan);
        priced.Errors.ShouldBeEmpty();

        return await new PlanAdvisor(new Advisor(desk.PolicyPath, policy, ModelCatalog.BuiltIn(), TimeProvider.System), policy).OfAsync(priced.Bill!);
    }
}
