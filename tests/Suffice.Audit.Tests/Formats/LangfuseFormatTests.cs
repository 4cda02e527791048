using Suffice.Audit.Calls;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Formats;

public sealed class LangfuseFormatTests
{
    [Theory]
    [InlineData("langfuse.jsonl")]
    [InlineData("langfuse.blob.jsonl")]
    [InlineData("langfuse.csv")]
    public void Read_ExclusiveBuckets_AreTakenAsTheyAre(string file)
    {
        LoggedCall call = Fixture.Call(file, 0);

        call.Usage.ShouldBe(new TokenUsage { Input = 312, CacheRead = 6144, CacheWrite5m = 2048, Output = 21, Basis = UsageBasis.Reported });
        call.UsageDoubt.ShouldBeNull();
        call.SpanId.ShouldBe("obs-1");
        call.ParentSpanId.ShouldBe("span-0");
        call.Hint.ShouldBe(new TaskHint("classify-ticket", "name"));
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(1290));
        call.FirstToken.ShouldBe(TimeSpan.FromMilliseconds(500));
        call.User.ShouldBe("cust-42");
        call.LoggedUsd.ShouldBe(0.0035914m);
        call.Request!.SystemText().ShouldBe("Sort.");
        ContentPart.TextOf(call.Answer).ShouldBe("bug");
        Bill.Of(call).ShouldBe(((312 * 1m) + (2048 * 1.25m) + (6144 * 0.10m) + (21 * 5m)) / 1_000_000);
    }

    [Theory]
    [InlineData("langfuse.jsonl")]
    [InlineData("langfuse.blob.jsonl")]
    [InlineData("langfuse.csv")]
    public void Read_BucketsInsideOthers_AreToldByTheTotal(string file)
    {
        LoggedCall call = Fixture.Call(file, 1);

        call.Usage.ShouldBe(new TokenUsage { Input = 216, CacheRead = 1024, Output = 32, Reasoning = 64, Basis = UsageBasis.Reported });
        call.UsageDoubt.ShouldBeNull();
        call.Hint.ShouldBe(new TaskHint("support-flow", "traceName", IsWeak: true));
        call.Request!.Tools.ShouldHaveSingleItem().Name.ShouldBe("find");
        call.Request.Format!.Schema.ShouldNotBeNull();
        ContentPart.TextOf(call.Answer).ShouldBe("{\"label\":\"bug\"}");
        Bill.Of(call).ShouldBe(((216 * 0.25m) + (1024 * 0.025m) + (96 * 2.00m)) / 1_000_000);
    }

    [Fact]
    public void Read_Span_IsNoCall() =>
        Fixture.Read("langfuse", Fixture.Rows("langfuse.jsonl")[2]).Others.ShouldBe(["observation of kind span"]);

    [Fact]
    public void Read_Error_IsAFailedCallNamedByItsPrompt()
    {
        LoggedCall call = Fixture.Call("langfuse.jsonl", 3);

        call.Outcome.ShouldBe(CallOutcome.Failed);
        call.Hint.ShouldBe(new TaskHint("greet", "promptName"));
        call.Usage.Basis.ShouldBe(UsageBasis.None);
    }

    [Fact]
    public void Read_TotalThatNothingExplains_IsInDoubt() =>
        Fixture.Read("langfuse", Fixture.Json("""{"type":"GENERATION","traceId":"t","usageDetails":{"input":5,"output":2,"input_cached_tokens":3,"total":99}}"""))
            .Calls.ShouldHaveSingleItem().UsageDoubt.ShouldBe("the parts of the usage do not add up to its totals");
}
