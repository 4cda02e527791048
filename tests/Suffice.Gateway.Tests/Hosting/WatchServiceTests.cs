using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Suffice.Engine;
using Suffice.Gateway.Hosting;
using Suffice.Gateway.Metrics;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Watching.Alarms;
using Suffice.Watching.Demotions;

namespace Suffice.Gateway.Tests.Hosting;

/// <summary>Canaries are asked when their time has come, in turn, and never more a day than the policy says.</summary>
public sealed class WatchServiceTests
{
    private const int PerDay = 4;

    private const string Canaries = """

        canaries:
          small:
            per_day: 4
            prompts: [ "heads or tails?", { prompt: "What is 17 * 23?", expect: "391" } ]
        """;

    private static readonly string Recording = Desk.Recording + """
        {"id":"c1","prompt":"heads or tails?","outputs":{"small-1":{"text":"heads","input_tokens":5,"output_tokens":1}}}
        {"id":"c2","prompt":"What is 17 * 23?","outputs":{"small-1":{"text":"391","input_tokens":8,"output_tokens":2}}}
        """;

    [Fact]
    public async Task Canaries_OverADay_AreAskedInTurnAsOftenAsThePolicySays()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 4, 0, 0, 0, TimeSpan.Zero));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy + Canaries, Recording);
        ReadPolicy policies = new(gateway.Services.GetRequiredService<IPolicySource>());
        using WatchService watch = Watch(gateway, policies, clock);
        await watch.StartAsync(default);
        while (policies.Reads == 0)
        {
            // The service may not have begun to wait yet.
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(5);
        }

        for (int slot = 1; slot <= PerDay; slot++)
        {
            await LookAsync(clock, policies, TimeSpan.FromHours(24 / PerDay));
            await AskedAsync(gateway, slot);
            await LookAsync(clock, policies, TimeSpan.FromMinutes(1));
        }

        await watch.StopAsync(default);
        CanaryAnswer[] answers = [.. await AskedAsync(gateway, PerDay)];
        answers.Select(answer => answer.IsExpected).ShouldBe([true, null, true, null]);
        answers.Select(answer => answer.Prompt).Distinct().Count().ShouldBe(2);
    }

    private static WatchService Watch(RunningGateway gateway, IPolicySource policies, TimeProvider clock)
    {
        IServiceProvider made = gateway.Services;

        return new WatchService(
            made.GetRequiredService<SufficeEngine>(),
            made.GetRequiredService<DriftWatch>(),
            made.GetRequiredService<AlarmCounters>(),
            made.GetRequiredService<TrustBook>(),
            policies,
            clock,
            NullLogger<WatchService>.Instance);
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

    private static async Task<IEnumerable<CanaryAnswer>> AskedAsync(RunningGateway gateway, int count)
    {
        while (true)
        {
            CanaryAnswer[] asked = [.. new WatchReader(LedgerOf(gateway)).ReadCanaries().Select(note => note.Answer)];
            asked.Length.ShouldBeLessThanOrEqualTo(count);
            if (asked.Length == count)
            {
                return asked;
            }

            await Task.Delay(5);
        }
    }

    private static string LedgerOf(RunningGateway gateway) => Path.Combine(gateway.Folder, "suffice-ledger", "ledger.db");

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
