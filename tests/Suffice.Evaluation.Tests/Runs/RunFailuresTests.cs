using Suffice.Evaluation.Runs;
using Suffice.Providers;

namespace Suffice.Evaluation.Tests.Runs;

/// <summary>Failures, limits of time and money.</summary>
public sealed class RunFailuresTests : IDisposable
{
    private readonly RunDesk desk = new();

    [Fact]
    public async Task Run_CallThatRanOutOfTime_IsTakenForItsWorstCase()
    {
        FakeModels models = new((_, _) => FakeModels.Failed(FailureKind.Timeout));

        EvalOutcome outcome = await desk.RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small", maxRetries: 0)], MaxCostUsd = 1 });

        outcome.SpentUsd.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Run_RefusedNowAndThen_GoesOn()
    {
        FakeModels models = new((call, _) => int.Parse(call.Request.Messages[^1].Text.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) % 2 == 0
            ? FakeModels.Failed(FailureKind.Authentication)
            : FakeModels.Said("yes"));

        EvalOutcome outcome = await desk.RunAsync(models, FakeModels.Set(20), options => options with { Models = [FakeModels.Model("small", maxRetries: 0)], Concurrency = 1 });

        outcome.Stopped.ShouldBeNull();
        outcome.Run.Results.Length.ShouldBe(20);
    }

    [Fact]
    public async Task Run_FailuresAreErrors_NeverKeptAndAskedAgainByTheNextRun()
    {
        bool broken = true;
        FakeModels models = new((call, _) => broken && call.Model.Name == "small" ? FakeModels.Failed(FailureKind.BadRequest, "no such parameter") : FakeModels.Said("yes"));
        EvalOutcome first = await desk.RunAsync(models, FakeModels.Set(2));
        broken = false;

        EvalOutcome second = await desk.RunAsync(models, FakeModels.Set(2));

        first.Run.Of("small").ShouldAllBe(result => result.IsError && result.Passed == null && result.Error == "no such parameter" && result.ErrorKind == "bad_request");
        second.Run.Path.ShouldBe(first.Run.Path);
        second.Run.Of("small").ShouldAllBe(result => result.Passed == true);
        models.AskedOf("large").ShouldBe(2);
        models.AskedOf("small").ShouldBe(4);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public async Task Run_AFailureThatMayPass_IsSentAgainAsOftenAsTheProviderAllows(int maxRetries, int calls)
    {
        FakeModels models = new((_, _) => FakeModels.Failed(FailureKind.ServerError));

        EvalRun run = (await desk.RunAsync(models, FakeModels.Set(1), options => options with { Models = [FakeModels.Model("small", maxRetries: maxRetries)] })).Run;

        models.Calls.ShouldBe(calls);
        run.Results.Single().ErrorKind.ShouldBe("server_error");
    }

    [Fact]
    public async Task Run_AtItsCap_StopsBeforeTheCallThatCouldBreakIt()
    {
        // The worst case of a call: about 13 prompt tokens and 100 answer tokens, 0.0003 USD at most; each really costs 0.00012.
        FakeModels models = FakeModels.Saying((_, _) => "yes");
        EvalOptions options = desk.Options() with { Models = [FakeModels.Model("small")], MaxCostUsd = 0.001m };

        EvalOutcome first = await desk.RunAsync(models, FakeModels.Set(50), _ => options);

        first.Stopped!.ShouldContain("--max-cost 0.001");
        first.SpentUsd.ShouldBeLessThanOrEqualTo(0.001m);
        first.SpentUsd.ShouldBeGreaterThan(0.0006m);
        first.Run.Results.ShouldAllBe(result => result.Passed == true);

        EvalOutcome second = await desk.RunAsync(models, FakeModels.Set(50), _ => options with { MaxCostUsd = 1 });
        second.Stopped.ShouldBeNull();
        second.Run.IsWhole.ShouldBeTrue();
        second.SpentUsd.ShouldBe(50 * 0.00012m);
        models.Calls.ShouldBe(50);
    }

    [Fact]
    public async Task Run_AWrongKey_EndsTheRunAfterAFewCalls()
    {
        FakeModels models = new((_, _) => FakeModels.Failed(FailureKind.Authentication, "invalid x-api-key"));

        EvalOutcome outcome = await desk.RunAsync(models, FakeModels.Set(200), options => options with { Concurrency = 1, Models = [FakeModels.Model("small")] });

        outcome.Stopped!.ShouldContain("invalid x-api-key");
        models.Calls.ShouldBe(5);
    }

    public void Dispose() => desk.Dispose();
}
