using System.Globalization;
using CsCheck;
using Suffice.Billing;
using Suffice.Billing.Amounts;

namespace Suffice.Tests.Billing;

/// <summary>What holds of every bill, whatever the plan.</summary>
public sealed class BillLawsTests
{
    private static readonly Gen<string> Price =
        Gen.Select(Gen.Int[0, 90_000], Gen.Int[0, 90_000], Gen.Bool, (one, other, isRange) => isRange ? $"{Usd(Math.Min(one, other))}..{Usd(Math.Max(one, other))}" : Usd(one));

    private static readonly Gen<string> Share =
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], (one, other) => $"{Math.Min(one, other)}%..{Math.Max(one, other)}%");

    private static readonly Gen<string> Way = Gen.OneOf(
        Gen.Select(Price, Price, (before, after) => $"before: {before}, after: {after}"),
        Gen.Select(Price, Price, Share, (before, after, share) => $"before: {before}, after: {after}, escalation: {share}, judged: 0.001, retries: 2%"),
        Price.Select(price => $"kept: {price}"),
        Gen.Select(Price, Gen.Int[0, 5], (price, units) => $"external: pictures, price: {price}, units: {units}"),
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 500], Share, (input, output, share) =>
            $"ladder: [claude-haiku-4-5, claude-sonnet-4-6], tokens: {{ input: {input}..{input + 100}, output: {output} }}, escalation: {share}"));

    private static readonly string[] Oftens =
        ["", ", times: 6", ", optional: true", ", when: images present", ", share: 30%..60%", ", per: post", ", per: batch", ", times: 2..4, share: 0.5"];

    private static readonly Gen<string> Often = Gen.Int[0, Oftens.Length - 1].Select(i => Oftens[i]);

    private static readonly Gen<string> Steps = Gen.Select(Way, Often).Array[1, 6].Select(steps =>
        string.Concat(steps.Select((step, i) => $"  s{i}: {{ {step.Item1}{step.Item2} }}\n")));

    [Fact]
    public void Total_Whatever_IsTheSumOfItsLines() => Each((bill, _) =>
    {
        bill.PerRun.ShouldBe(bill.Lines.Aggregate(BillSum.Nothing, (sum, line) => sum + line.PerRun));
        bill.PerThousand.ShouldBe(bill.Lines.Aggregate(BillSum.Nothing, (sum, line) => sum + line.PerThousand));
        bill.PerMonth.ShouldBe(bill.Lines.Aggregate(BillSum.Nothing, (sum, line) => sum + line.PerMonth!));
    });

    [Fact]
    public void Range_Whatever_NeverInvertsAndIsNeverBelowNothing() => Each((bill, _) =>
    {
        foreach (BillSum sum in bill.Lines.SelectMany(line => new[] { line.PerRun, line.PerThousand, line.PerMonth! }).Append(bill.PerRun).Append(bill.PerThousand))
        {
            sum.Before!.Value.Low.ShouldBeInRange(0, sum.Before.Value.High);
            sum.After!.Value.Low.ShouldBeInRange(0, sum.After.Value.High);
        }
    });

    [Fact]
    public void Saving_AddedToAfter_IsBefore() => Each((bill, _) =>
    {
        foreach (BillSum sum in bill.Lines.Select(line => line.PerRun).Append(bill.PerRun).Append(bill.PerMonth!))
        {
            (sum.SavedAtLowest + sum.After!.Value.Low).ShouldBe(sum.Before!.Value.Low);
            (sum.SavedAtHighest + sum.After.Value.High).ShouldBe(sum.Before.Value.High);
        }
    });

    [Fact]
    public void WidestSaving_Whatever_HoldsThePairedOne() => Each((bill, _) =>
    {
        foreach (BillSum sum in bill.Lines.Select(line => line.PerRun).Append(bill.PerRun))
        {
            sum.WidestSaving!.Value.Low.ShouldBeLessThanOrEqualTo(sum.Saved!.Value.Low);
            sum.WidestSaving.Value.High.ShouldBeGreaterThanOrEqualTo(sum.Saved.Value.High);
        }
    });

    [Fact]
    public void Volume_Whatever_ScalesToTheLastPlace() => Each((bill, runs) =>
    {
        foreach (FlowLine line in bill.Lines.Where(line => !line.Often.StartsWith("per batch", StringComparison.Ordinal)))
        {
            line.PerThousand.Before!.Value.Low.ShouldBe(line.PerRun.Before!.Value.Low * 1000);
            line.PerMonth!.After!.Value.High.ShouldBe(line.PerRun.After!.Value.High * runs);
        }
    });

    [Fact]
    public void Overhead_Whatever_IsInsideTheCost() => Each((bill, _) =>
    {
        foreach (FlowLine line in bill.Lines)
        {
            line.Overheads.Total.Low.ShouldBeLessThanOrEqualTo(line.PerRun.After!.Value.Low);
            line.Overheads.Total.High.ShouldBeLessThanOrEqualTo(line.PerRun.After.Value.High);
        }
    });

    [Fact]
    public void Batch_OfSixRuns_CostsItsWholePriceInSixRuns()
    {
        using TestFolder folder = new();

        FlowBill bill = Plans.Written(folder, "batch: 6\nvolume: 6\n" + Plans.Of("a: { kept: 0.01, per: batch }"));

        bill.PerMonth!.After.ShouldBe(UsdRange.Of(0.01m));
    }

    private static void Each(Action<FlowBill, int> hold) => Gen.Select(Steps, Gen.Int[1, 2_000_000]).Sample(
        (steps, runs) =>
        {
            using TestFolder folder = new();

            hold(Plans.Written(folder, $"version: 1\nname: flow\nbatch: 6\nholds: {{ post: 3 }}\nvolume: {runs}\nsteps:\n{steps}"), runs);
        },
        iter: 60);

    private static string Usd(int millionths) => (millionths / 1_000_000m).ToString(CultureInfo.InvariantCulture);
}
