using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.Tests.Ledger.Reading;

/// <summary>The costliest requests of a time.</summary>
public sealed class CostliestTests : IDisposable
{
    private static readonly DateOnly Fourth = new(2026, 11, 4);

    private readonly LedgerFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task ReadCostliest_OfATask_AreItsOwnTheCostliestFirst()
    {
        await file.RecordAsync(
            Entries.Request("req_1") with { KnownCostUsd = 1m },
            Entries.Request("req_2") with { KnownCostUsd = 3m, CostUsd = null, Fingerprint = "f1", Model = "sonnet" },
            Entries.Request("req_3") with { KnownCostUsd = 2m, At = Entries.Noon.AddDays(1) },
            Entries.Request("req_4") with { KnownCostUsd = 9m, Task = "caption" },
            Entries.Request("req_5") with { KnownCostUsd = 9m, At = Entries.Noon.AddDays(2) },
            Entries.Request("req_6") with { KnownCostUsd = 9m, Outcome = RequestOutcome.Watch },
            Entries.Request("req_7") with { KnownCostUsd = 0m });

        file.Reader.ReadCostliest(Fourth, Fourth.AddDays(1), "triage").ShouldBe(
        [
            new CostliestRequest("req_2", Entries.Noon, "triage", "sonnet", "f1", 3m, IsPriced: false),
            new CostliestRequest("req_3", Entries.Noon.AddDays(1), "triage", "haiku", null, 2m, IsPriced: true),
            new CostliestRequest("req_1", Entries.Noon, "triage", "haiku", null, 1m, IsPriced: true),
        ]);
    }

    [Fact]
    public async Task ReadCostliest_OfAllTasks_AreTwentyAtMost()
    {
        await file.RecordAsync([.. Enumerable.Range(1, 30).Select(number => Entries.Request($"req_{number}") with
        {
            KnownCostUsd = number,
            Task = number % 2 == 0 ? "caption" : null,
        })]);

        file.Reader.ReadCostliest(Fourth, Fourth).Select(request => request.KnownCostUsd).ShouldBe(Enumerable.Range(11, 20).Reverse().Select(usd => (decimal)usd));
        file.Reader.ReadCostliest(Fourth, Fourth, string.Empty).ShouldAllBe(request => request.Task == null);
    }

    [Fact]
    public async Task ReadCostliest_BeyondWhatAWholeNumberHolds_AreFirst()
    {
        await file.RecordAsync(
            Entries.Request("req_1") with { KnownCostUsd = 9_000_000m },
            Entries.Request("req_2") with { KnownCostUsd = 20_000_000m },
            Entries.Request("req_3") with { KnownCostUsd = 100_000_000m });

        file.Reader.ReadCostliest(Fourth, Fourth).Select(request => request.Id).ShouldBe(["req_3", "req_2", "req_1"]);
    }
}
