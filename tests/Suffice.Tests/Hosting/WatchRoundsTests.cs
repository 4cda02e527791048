using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Suffice.Hosting;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Watching.Alarms;

namespace Suffice.Tests.Hosting;

/// <summary>Canaries are asked when their time has come, in turn, and never more a day than the policy says.</summary>
public sealed class WatchRoundsTests
{
    private const int PerDay = 4;

    private const string Canaries = """

        canaries:
          small:
            per_day: 4
            prompts: [ "heads or tails?", { prompt: "What is 17 * 23?", expect: "391" } ]
        """;

    [Fact]
    public async Task Canaries_OverADay_AreAskedInTurnAsOftenAsThePolicySays()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 4, 0, 0, 0, TimeSpan.Zero));
        await using HostedDesk desk = new(HostedDesk.Policy + Canaries);
        await desk.Host.OpenAsync(TestContext.Current.CancellationToken);
        ReadPolicy policies = new(desk.Policies);
        WatchRounds rounds = new(
            desk.Host.Engine,
            new DriftWatch(desk.LedgerPath, TimeProvider.System, NullLogger<DriftWatch>.Instance),
            desk.Host.Trust,
            policies,
            clock,
            NullLogger.Instance);
        using CancellationTokenSource stopping = new();
        Task running = rounds.RunAsync(_ => { }, stopping.Token);
        await LookAsync(clock, policies, TimeSpan.FromMinutes(1));

        for (int slot = 1; slot <= PerDay; slot++)
        {
            await LookAsync(clock, policies, TimeSpan.FromHours(24 / PerDay));
            await AskedAsync(desk, slot);
            await LookAsync(clock, policies, TimeSpan.FromMinutes(1));
        }

        await stopping.CancelAsync();
        await running;
        CanaryAnswer[] answers = [.. await AskedAsync(desk, PerDay)];
        answers.Select(answer => answer.IsExpected).ShouldBe([true, null, true, null]);
        answers.Select(answer => answer.Prompt).Distinct().Count().ShouldBe(2);
    }

    private static async Task LookAsync(FakeTimeProvider clock, ReadPolicy policies, TimeSpan later)
    {
        int before = policies.Reads;
        clock.Advance(later);
        while (policies.Reads < before + 2)
        {
            await Task.Delay(5);
        }
    }

    private static async Task<IEnumerable<CanaryAnswer>> AskedAsync(HostedDesk desk, int count)
    {
        while (true)
        {
            CanaryAnswer[] asked = [.. new WatchReader(desk.LedgerPath).ReadCanaries().Select(note => note.Answer)];
            asked.Length.ShouldBeLessThanOrEqualTo(count);
            if (asked.Length == count)
            {
                return asked;
            }

            await Task.Delay(5);
        }
    }

    /// <summary>Counts how often the policy is read, which a look does twice.</summary>
    private sealed class ReadPolicy(IPolicySource inner) : IPolicySource
    {
        private int reads;

        public int Reads => Volatile.Read(ref reads);

        public SufficePolicy Current
        {
            get
            {
                Interlocked.Increment(ref reads);

                return inner.Current;
            }
        }
    }
}
