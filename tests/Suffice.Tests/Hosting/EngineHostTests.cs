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

    [Fact]
    public async Task Open_AndEachChangeInForce_KeepThePolicyInTheLedger()
    {
        await using HostedDesk desk = new(HostedDesk.Policy);
        string first = desk.Policies.Current.Version;
        await desk.Host.OpenAsync(TestContext.Current.CancellationToken);

        await desk.ReloadAsync(HostedDesk.Policy + "\n    max_attempts: 3\n");
        string second = desk.Policies.Current.Version;
        await desk.ReloadAsync("version: 1\nnonsense: true\n");

        LedgerReader ledger = new(desk.LedgerPath);
        ledger.ReadPolicies().Select(note => note.Version).ShouldBe([second, first]);
        ledger.ReadPolicy(second)!.Values.ShouldContain(value => value.Path == "tasks.triage.max_attempts" && value.Value == "3");
        ledger.ReadPolicy(first)!.Values.ShouldContain(value => value.Path == "tasks.triage.max_attempts" && value.Origin == "default");
    }

    [Fact]
    public async Task Open_LedgerThatTakesNothing_AnswersAllTheSame()
    {
        const string Ledger = "\nledger: { path: /proc/none/ledger.db }\n";
        await using HostedDesk desk = new(HostedDesk.Policy + Ledger);
        await desk.Host.OpenAsync(TestContext.Current.CancellationToken);

        EngineReply reply = await desk.AskAsync("My card burns");

        reply.ShouldBeOfType<AnsweredReply>();
        (await desk.ReloadAsync(HostedDesk.Policy + "\n    max_attempts: 3\n" + Ledger)).IsInForce.ShouldBeTrue();
    }
}
