using Suffice.Cascade.Calling;

namespace Suffice.Tests.Cascade;

public sealed class CallBudgetTests
{
    [Fact]
    public void TryTake_WorstCaseThatJustFits_IsTakenAndNothingMore()
    {
        CallBudget budget = new(maxAttempts: 5, maxCostUsd: 1m);

        budget.TryTake(1m).ShouldBeTrue();
        budget.TryTake(0.000000000001m).ShouldBeFalse();
        budget.Limit.ShouldBe("max_cost");
    }

    [Fact]
    public void TryTake_CallSettledBelowWhatWasHeld_LeavesTheRestForTheNext()
    {
        CallBudget budget = new(maxAttempts: 5, maxCostUsd: 1m);
        budget.TryTake(1m).ShouldBeTrue();

        budget.Settle(heldBefore: 1m, costUsd: 0.4m);

        budget.TryTake(0.7m).ShouldBeFalse();
        budget.TryTake(0.6m).ShouldBeTrue();
    }
}
