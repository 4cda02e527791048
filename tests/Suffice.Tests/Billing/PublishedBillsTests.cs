using Suffice.Billing;
using Suffice.Billing.Amounts;

namespace Suffice.Tests.Billing;

/// <summary>Bills that were published, reproduced to the digit; where their parts do not add up to what was published, the bill says so.</summary>
public sealed class PublishedBillsTests
{
    [Fact]
    public void SupportMessage_FiveSteps_IsThePublishedBill()
    {
        FlowBill bill = Plans.Published("support-message");

        bill.PerRun.Before.ShouldBe(UsdRange.Of(0.056m));
        bill.PerRun.After.ShouldBe(UsdRange.Of(0.0127m));
        bill.PerRun.Saved.ShouldBe(UsdRange.Of(0.0433m));
        BillFigures.Share(bill.PerRun.SavedShare).ShouldBe("77.3%");
        bill.PerThousand.Before.ShouldBe(UsdRange.Of(56m));
        bill.PerThousand.After.ShouldBe(UsdRange.Of(12.7m));
        bill.Differs.ShouldBeFalse();
        bill.Stated.Select(figure => figure.Says).ShouldBe(
        [
            "before per message: stated $0.056, and so the parts add up",
            "after per message: stated $0.0127, and so the parts add up",
            "saving per message: stated 77%; the parts add up to 77.3%, which rounds to it",
        ]);
    }

    [Fact]
    public void Onboarding_PublishedTotals_AreNotWhatThePartsAddUpTo()
    {
        FlowBill bill = Plans.Published("onboarding");

        bill.PerRun.Before.ShouldBe(new UsdRange(0.135m, 0.195m));
        bill.PerRun.After.ShouldBe(new UsdRange(0.114m, 0.152m));
        bill.PerMonth!.Before.ShouldBe(new UsdRange(135m, 195m));
        bill.PerMonth.After.ShouldBe(new UsdRange(114m, 152m));
        bill.Lines.Single(line => line.Step == "images").PerRun.After.ShouldBe(UsdRange.Of(0.075m));
        bill.Lines.Single(line => line.Step == "mood_board").PerRun.Before.ShouldBe(new UsdRange(0m, 0.03m));
        bill.Differs.ShouldBeTrue();
        bill.Stated.Select(figure => figure.Says).ShouldBe(
        [
            "before per business: stated $0.12..$0.18, but the parts add up to $0.135..$0.195: $0.015 more",
            "after per business: stated $0.08..$0.12, but the parts add up to $0.114..$0.152: $0.034 more at the low end, $0.032 more at the high end",
        ]);
    }

    [Fact]
    public void SixPosts_WithAndWithoutWhatIsOptional_AddUp()
    {
        FlowBill bill = Plans.Published("six-posts");

        bill.PerRun.Before.ShouldBe(new UsdRange(0.18m, 0.69m));
        bill.PerRun.After.ShouldBe(new UsdRange(0.173m, 0.683m));
        bill.PerRun.Saved.ShouldBe(UsdRange.Of(0.007m));
        bill.PerRun.WidestSaving.ShouldBe(UsdRange.Of(0.007m));
        bill.PerHeld["post"].Before.ShouldBe(new UsdRange(0.03m, 0.115m));
        bill.Lines.Select(line => BillFigures.Usd(line.PerRun.After)).ShouldBe(["$0.02", "$0.003", "$0.15", "$0..$0.24", "$0..$0.21", "$0..$0.06"]);
    }

    [Theory]
    [InlineData("carousel", "$0.01", "$0.003")]
    [InlineData("customization", "$0.01..$0.05", "$0.01..$0.05")]
    public void SmallFlow_Published_AddsUp(string plan, string before, string after)
    {
        FlowBill bill = Plans.Published(plan);

        BillFigures.Usd(bill.PerRun.Before).ShouldBe(before);
        BillFigures.Usd(bill.PerRun.After).ShouldBe(after);
    }

    [Fact]
    public void Business_AllItsParts_AreBesideThePublishedTotals()
    {
        FlowBill bill = Plans.Published("business");

        bill.PerRun.Before.ShouldBe(new UsdRange(0.335m, 0.945m));
        bill.PerRun.After.ShouldBe(new UsdRange(0.300m, 0.888m));
        bill.PerMonth!.After.ShouldBe(new UsdRange(300m, 888m));
        bill.Stated.Select(figure => figure.Says).ShouldBe(
        [
            "before per business: stated $0.32..$0.58, but the parts add up to $0.335..$0.945: $0.015 more at the low end, $0.365 more at the high end",
            "after per business: stated $0.27..$0.51, but the parts add up to $0.30..$0.888: $0.03 more at the low end, $0.378 more at the high end",
        ]);
    }

    [Fact]
    public void Business_OfThePublishedTotalOfOnboarding_AddsUpAtTheLowEnd()
    {
        // What was published for a business is onboarding as published, not as its parts add up, and all else.
        FlowBill posts = Plans.Published("six-posts");
        FlowBill carousel = Plans.Published("carousel");
        FlowBill customization = Plans.Published("customization");

        BillSum rest = posts.PerRun + carousel.PerRun + customization.PerRun;

        (0.12m + rest.Before!.Value.Low).ShouldBe(0.32m);
        decimal.Round(0.08m + rest.After!.Value.Low, 2).ShouldBe(0.27m);
    }

    [Fact]
    public void TicketQuality_NobodySaidWhatItCostBefore_IsUnknownAndNotSaved()
    {
        FlowBill bill = Plans.Published("ticket-quality");

        bill.PerRun.After.ShouldBe(UsdRange.Of(0.74m));
        bill.PerRun.Before.ShouldBeNull();
        bill.PerRun.Saved.ShouldBeNull();
        BillFigures.Usd(bill.PerHeld["ticket"].After).ShouldBe("$0.011935");
        bill.Differs.ShouldBeFalse();
        bill.Warnings.ShouldContain("quality: a price is unknown, so that the totals are (the plan says that its price is unknown)");
    }

    [Fact]
    public void MillionConversations_AMonth_IsThePublishedBill()
    {
        FlowBill bill = Plans.Published("million-conversations");

        bill.PerMonth!.Before.ShouldBe(new UsdRange(15_000m, 75_000m));
        bill.PerMonth.After.ShouldBe(new UsdRange(150m, 800m));
        bill.Differs.ShouldBeFalse();
    }

    [Fact]
    public void Month_FromFourteenThousand_IsTheTenthOfIt()
    {
        FlowBill bill = Plans.Published("monthly");

        bill.PerMonth!.Before.ShouldBe(UsdRange.Of(14_000m));
        bill.PerMonth.After.ShouldBe(UsdRange.Of(1_400m));
        BillFigures.Share(bill.PerMonth.SavedShare).ShouldBe("90%");
        bill.Differs.ShouldBeFalse();
    }
}
