namespace Suffice.Tests.Billing;

public sealed class PlanMistakesTests
{
    [Theory]
    [InlineData("a: { befor: 0.01, after: 0.02 }", "plan.yaml:4:8 steps.a.befor: unknown key 'befor'; did you mean 'before'?")]
    [InlineData("a: { before: 0.05..0.02, after: 0 }", "plan.yaml:4:8 steps.a.before: '0.05..0.02' is not a price; USD as a number from 0, a range with the lower first, such as 0.02..0.05, or the word unknown")]
    [InlineData("a: { before: -1, after: 0 }", "plan.yaml:4:8 steps.a.before: '-1' is not a price; USD as a number from 0, a range with the lower first, such as 0.02..0.05, or the word unknown")]
    [InlineData("a: { before: 0.01 }", "plan.yaml:4:3 steps.a: 'after' is missing; after: USD as a number from 0, a range with the lower first, such as 0.02..0.05, or the word unknown")]
    [InlineData("a: { why: nothing }", "plan.yaml:4:3 steps.a: has no price; one of: before and after; kept; external with price; local: true; task, ladder or model with tokens")]
    [InlineData("a: { kept: 0.01, local: true }", "plan.yaml:4:3 steps.a: is priced in 2 ways: kept, local; one of: before and after; kept; external with price; local: true; task, ladder or model with tokens")]
    [InlineData("a: { kept: 0.01, units: 3 }", "plan.yaml:4:20 steps.a.units: has no meaning here; beside it: external: what is bought")]
    [InlineData("a: { kept: 0.01, escalation: 0.1 }", "plan.yaml:4:20 steps.a.escalation: has no meaning here; beside it: before and after, or models")]
    [InlineData("a: { external: pictures }", "plan.yaml:4:3 steps.a: 'price' is missing; price: USD as a number from 0, a range with the lower first, such as 0.02..0.05, or the word unknown")]
    [InlineData("a: { kept: 0.01, share: 120% }", "plan.yaml:4:20 steps.a.share: '120%' is not a share; a share from 0 to 1 or from 0% to 100%, or a range with the lower first, such as 0.08..0.15")]
    [InlineData("a: { kept: 0.01, per: post }", "plan.yaml:4:20 steps.a.per: 'post' is not known; known are: run, batch, month 'holds: { post: 6 }' at the head of the plan makes it so")]
    [InlineData("a: { kept: 0.01, per: batch }", "plan.yaml:4:20 steps.a.per: paid once a batch, and nobody knows how many runs a batch has; batch: 6 at the head of the plan, above zero")]
    [InlineData("a: { kept: 0.01, per: month }", "plan.yaml:4:20 steps.a.per: paid once a month, and nobody knows how many runs a month has; volume: { runs: 1000, per: month } at the head of the plan")]
    [InlineData("a: { kept: 0.01, after_steps: b }", "plan.yaml:4:20 steps.a.after_steps: no step is named 'b'; the other steps are: none")]
    [InlineData("a: { kept: 0.01, after_steps: a }", "plan.yaml:4:20 steps.a.after_steps: it waits for itself, at once or by way of others; steps that are done before it begins")]
    [InlineData("a: { kept: 0.01, latency: soon }", "plan.yaml:4:20 steps.a.latency: 'soon' is not a duration or a range of two; a number and a unit (ms, s, m, h, d), such as 400ms, or a range with the lower first, such as 400ms..2s")]
    [InlineData("a: { kept: 0.01, latency: { haiku: 1s } }", "plan.yaml:4:31 steps.a.latency.haiku: 'haiku' is no model of this step; known are: before, after")]
    [InlineData("a: { model: claude-haiku-4-6, tokens: { input: 1, output: 1 } }", "plan.yaml:4:8 steps.a.model: no model is named 'claude-haiku-4-6'; did you mean 'claude-haiku-4-5'? 'suffice models' lists them")]
    [InlineData("a: { model: claude-haiku-4-5 }", "plan.yaml:4:3 steps.a: 'tokens' is missing; tokens: { input: 900, output: 120 }")]
    [InlineData("a: { model: claude-haiku-4-5, tokens: { input: 100, output: 1, cached: 200 } }", "plan.yaml:4:66 steps.a.tokens.cached: more tokens of a cache than the prompt has; at most input, for cached and cache_write are parts of it")]
    [InlineData("a: { task: triage, tokens: { input: 1, output: 1 } }", "plan.yaml:4:8 steps.a.task: no policy is named whose task it is; policy: suffice.yaml at the head of the plan, or ladder: [cheap, large]")]
    [InlineData("a: { before: 1, after: 0, judged: { model: claude-haiku-4-5 } }", "plan.yaml:4:29 steps.a.judged: a judge is priced in one way; price: USD a judgement, or model and tokens")]
    [InlineData("a: { before: 1, after: 0, escalation: [0.1, 0.2] }", "plan.yaml:4:29 steps.a.escalation: 2 shares for 1 rungs that can be left; one share for all, or one for each rung but the last")]
    public void Plan_WithAMistake_SaysWhereAndWhatWouldBeRight(string step, string wanted)
    {
        using TestFolder folder = new();

        Plans.Mistakes(folder, Plans.Of(step)).ShouldBe([wanted]);
    }

    [Fact]
    public void Plan_WithMistakesInSeveralSteps_TellsAllOfThem()
    {
        using TestFolder folder = new();

        string[] mistakes = Plans.Mistakes(folder, Plans.Of("a: { kept: 1, per: post }", "b: { model: nobody, tokens: { input: 1, output: 1 } }", "c: { why: x }"));

        mistakes.Select(mistake => mistake.Split(' ')[0]).ShouldBe(["plan.yaml:4:17", "plan.yaml:5:8", "plan.yaml:6:3"]);
    }

    [Fact]
    public void Plan_WithFiguresTooLargeToBeExact_IsRefusedAndNotRounded()
    {
        using TestFolder folder = new();

        Plans.Mistakes(folder, Plans.Of("a: { external: x, price: 999999999999.99, units: 999999999999, times: 999999999999 }"))
            .ShouldBe(["plan.yaml:1:1: its figures multiplied are larger than any amount that can be exact; smaller prices, times or volumes"]);
    }

    [Fact]
    public void Plan_WithABrokenPolicy_TellsThePolicysMistakes()
    {
        using TestFolder folder = new();
        folder.Write("suffice.yaml", "version: 1\ntasks:\n  a: { ladder: [nobody] }\n");

        string[] mistakes = Plans.Mistakes(folder, "policy: suffice.yaml\n" + Plans.Of("a: { task: a, tokens: { input: 1, output: 1 } }"));

        mistakes[0].ShouldBe("plan.yaml:1:1 policy: the policy is not valid; what its own mistakes say");
        mistakes[1].ShouldStartWith("suffice.yaml:3:");
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("version: 1\nname: x\nsteps: {}\n", "no step")]
    [InlineData("version: 2\nname: x\nsteps: { a: { kept: 1 } }\n", "'2' is not allowed here")]
    [InlineData("version: 1\nname: x\nholds: { run: 3 }\nsteps: { a: { kept: 1 } }\n", "is not what a run can hold")]
    public void Plan_OfNothing_IsRefused(string plan, string wrong)
    {
        using TestFolder folder = new();

        Plans.Mistakes(folder, plan).ShouldHaveSingleItem().ShouldContain(wrong);
    }
}
