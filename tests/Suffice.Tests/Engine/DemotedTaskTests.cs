using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Routing;

namespace Suffice.Tests.Engine;

public sealed class DemotedTaskTests
{
    private static readonly TaskTrust Drifted = new() { Cause = "drift", Why = "agreement fell", Since = DateTimeOffset.UnixEpoch };

    [Fact]
    public async Task Answer_DemotedTask_IsServedByTheSafeRungAndSaysWhy()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(), Trust = new OneTask("triage", Drifted) };
        bench.Models.Says("large", "good");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("good");
        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Path.ShouldBe("large");
        row.Reason.ShouldBe("demoted:drift");
        row.IsEscalated.ShouldBeFalse();
        row.CostUsd.ShouldBe(row.BaselineCostUsd);
    }

    [Fact]
    public async Task Stream_DemotedTask_ComesFromTheSafeRung()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(), Trust = new OneTask("triage", Drifted) };
        bench.Models.Says("large", "good");

        EngineReply reply = await bench.AnswerAsync(EngineBench.Call(stream: true));
        await foreach (ChatEvent _ in reply.ShouldBeOfType<StreamingReply>().Events)
        {
        }

        bench.Rows.ShouldHaveSingleItem().Path.ShouldBe("large");
    }

    [Fact]
    public async Task Answer_AnotherTaskIsDemoted_StartsOnItsFirstRung()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(), Trust = new OneTask("calendar", Drifted) };
        bench.Models.Says("small", "good");

        await bench.AnswerAsync();

        bench.Rows.ShouldHaveSingleItem().Path.ShouldBe("small");
    }

    [Fact]
    public void Plan_LastRungOfADemotedTaskDoesNotFit_StartsOnTheHighestThatDoes()
    {
        EngineBench bench = new()
        {
            Task = EngineBench.TwoRungs() with { Ladder = [EngineBench.Small, EngineBench.Second, EngineBench.Large with { ContextWindow = 10 }] },
            Trust = new OneTask("triage", Drifted),
        };

        Route route = bench.Engine().Plan(EngineBench.Call()).Route!;

        route.Start!.Model.Name.ShouldBe("second");
        RouteSummary.Of(route, EngineBench.Call().Request, DateTimeOffset.UnixEpoch).AboveReason.ShouldBe("demoted:drift");
    }

    private sealed class OneTask(string task, TaskTrust trust) : ITaskTrust
    {
        public TaskTrust Of(string asked) => asked == task ? trust : TaskTrust.Whole;
    }
}
