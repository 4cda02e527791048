using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Suffice.Policy;
using Suffice.Policy.Reloading;

namespace Suffice.Tests.Policy.Reloading;

public sealed class PolicyHostTests : IDisposable
{
    private const string First = "version: 1\nledger: { strict: false }\n";
    private const string Second = "version: 1\nledger: { strict: true }\n";
    private const string HalfWritten = "version: 1\nledger: { strict: tr";
    private const string Wrong = "version: 1\nledger: { strict: perhaps }\n";

    private static readonly PolicyHostOptions Looking = new() { Watch = false };

    private readonly PolicyFolder folder = new(First);
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Look_FileChanged_SwapsThePolicyOnceItLiesStill()
    {
        using PolicyHost host = Host();
        SufficePolicy before = host.Current;
        folder.Write("suffice.yaml", Second);

        clock.Advance(Looking.LookEvery);
        SufficePolicy unsettled = host.Current;
        clock.Advance(Looking.Settle);

        unsettled.ShouldBeSameAs(before);
        host.Current.Ledger.Strict.ShouldBeTrue();
        (host.LastReload.At, host.LastReload.IsInForce).ShouldBe((clock.GetUtcNow(), true));
    }

    [Fact]
    public void Look_NothingChanged_KeepsTheVeryPolicy()
    {
        using PolicyHost host = Host();
        SufficePolicy before = host.Current;
        folder.Write("suffice.yaml", First);

        clock.Advance(Looking.LookEvery * 3);

        host.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public void Look_ChangeWithMistakes_KeepsTheOldPolicyAndTellsTheMistakes()
    {
        using PolicyHost host = Host();
        SufficePolicy before = host.Current;
        folder.Write("suffice.yaml", Wrong);

        clock.Advance(Looking.LookEvery);
        clock.Advance(Looking.Settle);
        PolicyReload firstSight = host.LastReload;
        clock.Advance(Looking.Settle);

        firstSight.IsInForce.ShouldBeTrue();
        host.LastReload.Errors.ShouldHaveSingleItem().Line.ShouldBe(2);
        host.LastReload.Version.ShouldBe(before.Version);
        host.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public void Look_FileHalfWrittenAtFirst_TellsNoMistake()
    {
        using PolicyHost host = Host();
        List<PolicyReload> reloads = new();
        host.Reloaded += (_, told) => reloads.Add(told.Reload);
        folder.Write("suffice.yaml", HalfWritten);
        clock.Advance(Looking.LookEvery);
        clock.Advance(Looking.Settle);

        folder.Write("suffice.yaml", Second);
        clock.Advance(Looking.Settle);

        reloads.ShouldHaveSingleItem().IsInForce.ShouldBeTrue();
        host.Current.Ledger.Strict.ShouldBeTrue();
    }

    [Fact]
    public void Look_MistakeTakenBack_IsNoLongerTold()
    {
        using PolicyHost host = Host();
        folder.Write("suffice.yaml", Wrong);
        clock.Advance(Looking.LookEvery);
        clock.Advance(Looking.Settle);
        clock.Advance(Looking.Settle);
        PolicyReload refused = host.LastReload;

        folder.Write("suffice.yaml", First);
        clock.Advance(Looking.LookEvery);
        clock.Advance(Looking.Settle);

        refused.IsInForce.ShouldBeFalse();
        host.LastReload.IsInForce.ShouldBeTrue();
    }

    [Fact]
    public void Look_TaskFolderAdded_AddsTheTask()
    {
        folder.Write("suffice.yaml", "version: 1\nproviders: { p: { protocol: openai, base_url: http://localhost } }\nmodels: { m: { provider: p } }\n");
        using PolicyHost host = Host();
        folder.Write("tasks/triage/task.yaml", "ladder: [m]\nwhy: x\n");

        clock.Advance(Looking.LookEvery);
        clock.Advance(Looking.Settle);

        host.Current.Tasks.ShouldHaveSingleItem().Name.ShouldBe("triage");
    }

    [Fact]
    public async Task ReloadAsync_FileChanged_SwapsAtOnce()
    {
        using PolicyHost host = Host();
        folder.Write("suffice.yaml", Second);

        PolicyReload reload = await host.ReloadAsync(TestContext.Current.CancellationToken);

        reload.IsInForce.ShouldBeTrue();
        host.Current.Ledger.Strict.ShouldBeTrue();
    }

    [Fact]
    public async Task Watch_FileReplaced_SwapsThePolicy()
    {
        PolicyHostOptions options = new() { LookEvery = TimeSpan.FromHours(1), Settle = TimeSpan.FromMilliseconds(20) };
        using PolicyHost host = new(
            PolicyFolder.Loader(TimeProvider.System), folder.Policy, folder.Load(), options, TimeProvider.System, NullLogger<PolicyHost>.Instance);
        TaskCompletionSource<PolicyReload> reloaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Reloaded += (_, told) => reloaded.TrySetResult(told.Reload);
        folder.Write("new.yaml", Second);

        File.Move(folder.PathOf("new.yaml"), folder.Policy, overwrite: true);
        PolicyReload reload = await reloaded.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        reload.IsInForce.ShouldBeTrue();
        host.Current.Ledger.Strict.ShouldBeTrue();
    }

    [Fact]
    public void Constructor_PolicyWithMistakes_IsRefused()
    {
        folder.Write("suffice.yaml", Wrong);

        Should.Throw<ArgumentException>(Host).ParamName.ShouldBe("first");
    }

    private PolicyHost Host() =>
        new(PolicyFolder.Loader(clock), folder.Policy, folder.Load(), Looking, clock, NullLogger<PolicyHost>.Instance);
}
