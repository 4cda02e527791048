using Suffice.Evaluation.Runs.Calling;

namespace Suffice.Evaluation.Tests.Runs;

public sealed class SpendingCapTests
{
    [Fact]
    public async Task Hold_CallsDearerThanTheirWorstCase_CountsThoseStillHeldAsDearer()
    {
        SpendingCap cap = new(10m);
        (await cap.HoldAsync(1m, default)).ShouldBeTrue();
        (await cap.HoldAsync(1m, default)).ShouldBeTrue();
        cap.Settle(1m, 3m);

        // 3 spent, 3 likely for the one in flight, 3 for the next: a fourth would be the twelfth dollar.
        (await cap.HoldAsync(1m, default)).ShouldBeTrue();
        Task<bool> next = cap.HoldAsync(1m, default).AsTask();
        next.IsCompleted.ShouldBeFalse();
        cap.Settle(1m, 3m);
        cap.Settle(1m, 3m);

        (await next).ShouldBeFalse();
        cap.SpentUsd.ShouldBe(9m);
    }

    [Fact]
    public async Task Hold_CallsAsDearAsTheirWorstCase_SpendsTheWholeCap()
    {
        SpendingCap cap = new(3m);
        for (int i = 0; i < 3; i++)
        {
            (await cap.HoldAsync(1m, default)).ShouldBeTrue();
            cap.Settle(1m, 1m);
        }

        (await cap.HoldAsync(1m, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Settle_CostUnknownAfterAnOverrun_TakesAsMuchMoreThanTheWorstCase()
    {
        SpendingCap cap = new(10m);
        await cap.HoldAsync(1m, default);
        cap.Settle(1m, 2m);
        await cap.HoldAsync(1m, default);
        cap.Settle(1m, null);

        cap.SpentUsd.ShouldBe(4m);
    }
}
