using Suffice.Audit.Calls;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Formats;

public sealed class TracerFormatTests
{
    [Fact]
    public void Read_LangSmith_HasTagsToolsAndTimes()
    {
        LoggedCall call = Fixture.Call("langsmith.jsonl", 0);

        call.Hint.ShouldBe(new TaskHint("triage", "tags step"));
        call.ParentSpanId.ShouldBe("p1");
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(1290));
        call.FirstToken.ShouldBe(TimeSpan.FromMilliseconds(400));
        call.Request!.SystemText().ShouldBe("Route.");
        call.Request.Tools.ShouldHaveSingleItem().Name.ShouldBe("route");
        ContentPart.TextOf(call.Answer).ShouldBe("urgent");
        Bill.Of(call).ShouldBe(((44 * 0.15m) + (2 * 0.60m)) / 1_000_000);
        Bill.Of(call).ShouldBe(call.LoggedUsd);
    }

    [Fact]
    public void Read_LangSmithOfAnthropic_TakesUsageFromTheMessage()
    {
        LoggedCall call = Fixture.Call("langsmith.jsonl", 1);

        call.Hint.ShouldBe(new TaskHint("judge", "extra.metadata.langgraph_node"));
        call.ResponseId.ShouldBe("msg_ls_2");
        call.Request!.SystemText().ShouldBe("Judge.");
        call.Answer.ShouldHaveSingleItem().ShouldBeOfType<ToolCallPart>().ArgumentsJson.ShouldBe("{\"ok\":true}");
        call.UsageDoubt.ShouldBeNull();
        Bill.Of(call).ShouldBe(((312 * 1m) + (2048 * 1.25m) + (6144 * 0.10m) + (210 * 5m)) / 1_000_000);
    }

    [Fact]
    public void Read_LangSmithChainOrError_SaysSo()
    {
        Fixture.Read("langsmith", Fixture.Rows("langsmith.jsonl")[2]).Others.ShouldBe(["run of kind chain"]);
        LoggedCall failed = Fixture.Call("langsmith.jsonl", 3);
        failed.Outcome.ShouldBe(CallOutcome.Failed);
        failed.Hint.ShouldBe(new TaskHint("triage", "name"));
    }

    [Fact]
    public void Read_Weave_CountsTheCallAndNotItsParent()
    {
        LoggedCall call = Fixture.Call("weave.jsonl", 0);

        call.Model.ShouldBe("gpt-4o-mini-2024-07-18");
        call.Hint.ShouldBe(new TaskHint("vat", "attributes.task"));
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(702));
        call.Usage.ShouldBe(new TokenUsage { Input = 21, CacheRead = 8, Output = 2, Basis = UsageBasis.Reported });
        Bill.Of(call).ShouldBe(((21 * 0.15m) + (8 * 0.075m) + (2 * 0.60m)) / 1_000_000);
        Fixture.Read("weave", Fixture.Rows("weave.jsonl")[1]).Others.ShouldBe(["op that asks no model itself"]);
    }

    [Fact]
    public void Read_WeaveOfAnthropic_UsesTheBodysUsage()
    {
        LoggedCall call = Fixture.Call("weave.jsonl", 2);

        call.Hint.ShouldBe(new TaskHint("judge", "display_name"));
        call.LoggedUsd.ShouldBe(0.000042m);
        Bill.Of(call).ShouldBe(((12 * 1m) + (100 * 0.10m) + (4 * 5m)) / 1_000_000);
        Fixture.Call("weave.jsonl", 3).Outcome.ShouldBe(CallOutcome.Failed);
    }
}
