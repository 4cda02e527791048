using CsCheck;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Tests.Engine;

public sealed class MoneyProperties
{
    private enum Step
    {
        Good,
        Bad,
        Overloaded,
        Refused,
    }

    [Fact]
    public async Task Request_AnyCourse_CostsTheSumOfItsAttempts()
    {
        Gen<(Step[] Small, Step[] Large, int Retries)> courses =
            Gen.Select(Gen.Enum<Step>().Array[6], Gen.Enum<Step>().Array[6], Gen.Int[0, 2]);

        await courses.SampleAsync(async course =>
        {
            EngineBench bench = new()
            {
                Task = EngineBench.TwoRungs(new Forbids("bad")) with { OnFail = new FailurePlan(false, course.Retries, FailureAction.Escalate) },
            };
            Script(bench, "small", course.Small);
            Script(bench, "large", course.Large);

            await bench.AnswerAsync();

            RequestEntry row = bench.Rows.ShouldHaveSingleItem();
            row.CostUsd.ShouldBe(row.Attempts.Sum(a => a.Cost.Usd!.Value));
            row.KnownCostUsd.ShouldBe(row.CostUsd!.Value);
            row.Attempts.Length.ShouldBe(bench.Models.Calls.Count);
            row.Attempts.Select(a => a.Number).ShouldBe(Enumerable.Range(0, row.Attempts.Length));
        }, iter: 300);
    }

    private static void Script(EngineBench bench, string model, Step[] steps)
    {
        foreach (Step step in steps)
        {
            _ = step switch
            {
                Step.Good => bench.Models.Says(model, "good"),
                Step.Bad => bench.Models.Says(model, "bad"),
                Step.Overloaded => bench.Models.Fails(model, FailureKind.Overloaded),
                _ => bench.Models.Fails(model, FailureKind.ContentRefused),
            };
        }
    }
}
