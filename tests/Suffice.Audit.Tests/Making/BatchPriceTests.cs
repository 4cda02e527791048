using System.Collections.Immutable;
using Suffice.Audit.Discovery;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Making;
using Suffice.Audit.Readiness;
using Suffice.Audit.Reports;
using Suffice.Audit.Structure;
using Suffice.Catalog;
using Suffice.Classifier;

namespace Suffice.Audit.Tests.Making;

public sealed class BatchPriceTests
{
    private static readonly DateOnly Change = new(2026, 6, 1);

    [Fact]
    public void Batch_PriceThatChanged_IsThatOfTheDayOfEachCall()
    {
        Model model = new()
        {
            Name = "m",
            Id = "m",
            Provider = "p",
            Prices = [Row(null, Change.AddDays(-1), batch: 0.5m), Row(Change, null, batch: 0.8m)],
        };
        TaskTally tally = new(new GroupSource(GroupSign.Nothing), candidates: 0);
        tally.Charges[KeyOf(Change.AddDays(-1))] = new ChargeSums { Calls = 1, Usd = 10 };
        tally.Charges[KeyOf(Change)] = new ChargeSums { Calls = 1, Usd = 100 };
        tally.Charges[KeyOf(null)] = new ChargeSums { Calls = 1, Usd = 1000 };

        Discount? discount = DiscountMaker.Batch(tally, Labels, new Dictionary<string, Model> { ["m"] = model }, today: Change.AddDays(-30));

        discount.ShouldNotBeNull().Usd.ShouldBe((10 * 0.5m) + (100 * 0.2m) + (1000 * 0.5m));
    }

    private static readonly TaskProfile Labels = new()
    {
        Calls = 3,
        WithText = 3,
        Types = ImmutableDictionary<TaskType, long>.Empty.Add(TaskType.Classification, 3),
        Traits = ImmutableDictionary<CallTraits, long>.Empty,
    };

    private static ChargeKey KeyOf(DateOnly? day) => new("m", "p", day, string.Empty, string.Empty, null, null);

    private static Price Row(DateOnly? from, DateOnly? to, decimal batch) => new()
    {
        ValidFrom = from,
        ValidTo = to,
        Tokens = new TokenPrices { Input = 1, Output = 1 },
        ServiceTiers = ImmutableDictionary<string, decimal>.Empty.Add("batch", batch),
    };
}
