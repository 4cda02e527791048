using Suffice.Audit.Calls;
using Suffice.Chat;

namespace Suffice.Audit.Tests.Formats;

public sealed class GatewayFormatTests
{
    [Fact]
    public void Read_Helicone_UsesTheBodysUsageAndTheProperties()
    {
        LoggedCall call = Fixture.Call("helicone.jsonl", 0);

        call.Hint.ShouldBe(new TaskHint("triage", "request_properties.Feature"));
        call.ResponseId.ShouldBe("chatcmpl-h1");
        call.User.ShouldBe("cust-42");
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(610));
        call.ServedFromCache.ShouldBeFalse();
        call.Request!.ConversationText().ShouldBe("Reset my password");
        ContentPart.TextOf(call.Answer).ShouldBe("account");
        Bill.Of(call).ShouldBe(((38 * 0.15m) + (2 * 0.60m)) / 1_000_000);
        Bill.Of(call).ShouldBe(call.LoggedUsd);
    }

    [Fact]
    public void Read_HeliconeWithoutBody_IsPricedByItsColumns()
    {
        LoggedCall call = Fixture.Call("helicone.jsonl", 1);

        call.Request.ShouldBeNull();
        call.Hint.ShouldBe(new TaskHint("judge", "prompt_id"));
        call.FirstToken.ShouldBe(TimeSpan.FromMilliseconds(300));
        call.UsageDoubt.ShouldBeNull("the total tells that the cache stands beside the prompt");
        Bill.Of(call).ShouldBe(((312 * 1m) + (2048 * 1.25m) + (6144 * 0.10m) + (210 * 5m)) / 1_000_000);
        Bill.Of(call).ShouldBe(call.LoggedUsd);
    }

    [Fact]
    public void Read_HeliconeFromCacheOrFailed_SaysSo()
    {
        Fixture.Call("helicone.jsonl", 2).ServedFromCache.ShouldBeTrue();
        Fixture.Call("helicone.jsonl", 3).Outcome.ShouldBe(CallOutcome.Failed);
    }

    [Fact]
    public void Read_Portkey_KeepsTheCostAsLogged()
    {
        LoggedCall call = Fixture.Call("portkey.jsonl", 0);

        call.Hint.ShouldBe(new TaskHint("triage-v3", "prompt_slug"));
        call.User.ShouldBe("cust-42");
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(540));
        call.UsageDoubt.ShouldBe("cached tokens are not told apart: all input is taken as uncached");
        Bill.Of(call).ShouldBe(((35 * 0.15m) + (2 * 0.60m)) / 1_000_000);
        call.LoggedUsd.ShouldBe(100 * Bill.Of(call), "it is in cents, whatever it says: the audit shows the difference");
    }

    [Fact]
    public void Read_PortkeyOfAnthropic_UsesTheBodysUsage()
    {
        LoggedCall call = Fixture.Call("portkey.jsonl", 1);

        call.LoggedUsd.ShouldBeNull("its currency is not the dollar");
        call.Hint.ShouldBe(new TaskHint("judge", "metadata.task"));
        call.Request!.SystemText().ShouldBe("Judge.");
        Bill.Of(call).ShouldBe(((12 * 1m) + (100 * 0.10m) + (4 * 5m)) / 1_000_000);
        Fixture.Call("portkey.jsonl", 2).Outcome.ShouldBe(CallOutcome.Failed);
    }
}
