using Suffice.Audit.Calls;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Formats;

public sealed class AnthropicFormatTests
{
    private const string File = "anthropic.jsonl";

    [Fact]
    public void Read_CachedAnswer_AddsTheCacheToTheInput()
    {
        LoggedCall call = Fixture.Call(File, 0);

        call.Usage.ShouldBe(new TokenUsage { Input = 312, CacheRead = 6144, CacheWrite5m = 2048, Output = 210, Basis = UsageBasis.Reported });
        call.Usage.Prompt.ShouldBe(8504);
        ContentPart.TextOf(call.Answer).ShouldBe("{\"verdict\":\"pass\"}");
        Bill.Of(call).ShouldBe(((312 * 1m) + (2048 * 1.25m) + (6144 * 0.10m) + (210 * 5m)) / 1_000_000);
    }

    [Fact]
    public void Read_WritesForAnHour_AreBilledApartAndInTheRegion()
    {
        LoggedCall call = Fixture.Call(File, 1);

        call.Usage.CacheWrite5m.ShouldBe(1000);
        call.Usage.CacheWrite1h.ShouldBe(2000);
        call.Region.ShouldBe("us");
        call.BilledToolUses.ShouldBe(2);
        call.Hint.ShouldBe(new TaskHint("call-check", "metadata.task_name"));
        call.User.ShouldBe("u-1");
        call.Request!.SystemText().ShouldBe("You check calls.");
        call.Request.ToolChoice.ShouldBe(new ToolChoice(ToolChoiceMode.Named, "verdict"));
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(1290));
        Bill.Of(call).ShouldBe(((20 * 3m) + (1000 * 3.75m) + (2000 * 6m) + (40 * 15m)) * 1.1m / 1_000_000);
    }

    [Fact]
    public void Read_Events_TakeTheInputOfTheFirstAndTheOutputOfTheLast()
    {
        LoggedCall call = Fixture.Call(File, 2);

        ContentPart.TextOf(call.Answer).ShouldBe("Hello");
        call.ResponseId.ShouldBe("msg_3");
        call.Outcome.ShouldBe(CallOutcome.CutShort);
        Bill.Of(call).ShouldBe(((25 * 1m) + (100 * 0.10m) + (15 * 5m)) / 1_000_000);
    }

    [Fact]
    public void Read_Error_IsAFailedCall()
    {
        LoggedCall call = Fixture.Call(File, 3);

        call.Outcome.ShouldBe(CallOutcome.Failed);
        call.Model.ShouldBe("claude-haiku-4-5");
        call.Request!.SystemText().ShouldBe("Be brief.");
    }

    [Fact]
    public void Read_IterationsOfSeveralModels_AreInDoubt() =>
        Fixture.Call(File, 4).UsageDoubt.ShouldBe("the usage is the sum of several models");
}
