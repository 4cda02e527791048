using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.Tests.Hosting;

/// <summary>What a process holds begins when it is asked to and leaves nothing behind unwritten.</summary>
public sealed class EngineHostTests
{
    [Fact]
    public async Task Dispose_AfterCalls_HasEachInTheLedger()
    {
        await using HostedDesk desk = new(HostedDesk.Policy);
        EngineReply reply = await desk.AskAsync("My card burns");

        await desk.Host.DisposeAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("urgent");
        RequestEntry row = desk.Rows().ShouldHaveSingleItem();
        row.Id.ShouldBe(reply.Entry.Id);
        row.CostUsd.ShouldBe(0.00012m);
    }

    [Fact]
    public async Task Dispose_WithAShadowUnderWay_HasItsRowToo()
    {
        await using HostedDesk desk = new(HostedDesk.Policy + "\n    shadow: { rate: 1, budget: 5 }\n");
        EngineReply reply = await desk.AskAsync("My card burns");

        await desk.Host.DisposeAsync();

        new WatchReader(desk.LedgerPath).ReadShadows().ShouldHaveSingleItem().Pair.Request.ShouldBe(reply.Entry.Id);
    }

    [Fact]
    public async Task Open_BeforeTheFirstCall_MakesTheLedger()
    {
        await using HostedDesk desk = new(HostedDesk.Policy);

        await desk.Host.OpenAsync(TestContext.Current.CancellationToken);

        File.Exists(desk.LedgerPath).ShouldBeTrue();
    }

    [Fact]
    public async Task Dispose_Twice_EndsOnce()
    {
        await using HostedDesk desk = new(HostedDesk.Policy);

        await desk.Host.DisposeAsync();

        await desk.Host.DisposeAsync();
    }
}
