using Suffice.Audit.Calls;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Formats;

public sealed class OtelFormatTests
{
    private static readonly decimal CachedReasoningBill = ((216 * 0.25m) + (1024 * 0.025m) + (96 * 2.00m)) / 1_000_000;

    [Fact]
    public void Read_CurrentConventions_CountTheCallAloneOfItsTrace()
    {
        RowReadings found = Fixture.Read("otel", Fixture.Rows("otel.jsonl")[0]);

        LoggedCall call = found.Calls.ShouldHaveSingleItem();
        found.Others.ShouldBe(["span of an agent", "span of a tool", "span that calls no model"], ignoreOrder: true);
        call.Usage.ShouldBe(new TokenUsage { Input = 216, CacheRead = 1024, Output = 32, Reasoning = 64, Basis = UsageBasis.Reported });
        call.SpanId.ShouldBe("eee19b7ec3c1b174");
        call.ParentSpanId.ShouldBe("aa01");
        call.ResponseId.ShouldBe("chatcmpl-o1");
        call.Hint.ShouldBe(new TaskHint("triage", "gen_ai.agent.name"));
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(1290));
        call.FirstToken.ShouldBe(TimeSpan.FromMilliseconds(400));
        call.Request!.SystemText().ShouldBe("Route.");
        call.Request.ConversationText().ShouldBe("Where is order 881?");
        call.Request.Tools.ShouldHaveSingleItem().Name.ShouldBe("find_order");
        ContentPart.TextOf(call.Answer).ShouldBe("logistics");
        Bill.Of(call).ShouldBe(CachedReasoningBill);
    }

    [Fact]
    public void Read_AnthropicOfAnOlderInstrumentation_CountsTheCacheBesideAndSaysSo()
    {
        RowReadings found = Fixture.Read("otel", Fixture.Rows("otel.jsonl")[1]);

        LoggedCall call = found.Calls.ShouldHaveSingleItem();
        call.UsageDoubt.ShouldBe("the cached tokens are more than the input tokens that should hold them: taken as beside it");
        call.Hint.ShouldBe(new TaskHint("judge-call", "parent span name", IsWeak: true));
        Bill.Of(call).ShouldBe(((312 * 1m) + (2048 * 1.25m) + (6144 * 0.10m) + (210 * 5m)) / 1_000_000);
    }

    [Fact]
    public void Read_FailedAndUnclear_SaySo()
    {
        RowReadings found = Fixture.Read("otel", Fixture.Rows("otel.jsonl")[2]);

        found.Calls[0].Outcome.ShouldBe(CallOutcome.Failed);
        found.Calls[0].Hint.ShouldBe(new TaskHint("judge-service", "service.name", IsWeak: true));
        found.Calls[1].UsageDoubt.ShouldBe("it is not told whether the input tokens hold the cached ones: taken as held");
        Bill.Of(found.Calls[1]).ShouldBe(((600 * 1m) + (400 * 0.10m) + (10 * 5m)) / 1_000_000);
    }

    [Fact]
    public void Read_Traceloop_ReadsFlatPrompts()
    {
        RowReadings found = Fixture.Read("otel", Fixture.Rows("otel.traceloop.jsonl")[0]);

        LoggedCall call = found.Calls.ShouldHaveSingleItem();
        found.Others.ShouldBe(["span of a workflow"]);
        call.Hint.ShouldBe(new TaskHint("triage", "traceloop.association.properties.task"));
        call.Request!.SystemText().ShouldBe("Route.");
        call.Request.ConversationText().ShouldBe("Late parcel");
        call.Request.Tools.ShouldHaveSingleItem().Parameters.ShouldNotBeNull();
        call.Answer.ShouldHaveSingleItem().ShouldBeOfType<ToolCallPart>().ShouldBe(new ToolCallPart("call_1", "track", "{\"id\":1}"));
        Bill.Of(call).ShouldBe(((40 * 0.15m) + (12 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_OpenInference_ReadsMessagesToolsSchemaAndCost()
    {
        RowReadings found = Fixture.Read("otel", Fixture.Rows("otel.openinference.jsonl")[0]);

        LoggedCall call = found.Calls.ShouldHaveSingleItem();
        found.Others.ShouldBe(["span of a chain"]);
        call.Hint.ShouldBe(new TaskHint("triage", "metadata.task"));
        call.User.ShouldBe("cust-42");
        call.Request!.SystemText().ShouldBe("Route.");
        call.Request.ConversationText().ShouldBe("Late parcel");
        call.Request.Tools.ShouldHaveSingleItem().Name.ShouldBe("track");
        call.Request.Format!.Schema.ShouldNotBeNull();
        ContentPart.TextOf(call.Answer).ShouldBe("logistics");
        Bill.Of(call).ShouldBe(CachedReasoningBill);
        Bill.Of(call).ShouldBe(call.LoggedUsd);
    }

    [Fact]
    public void Read_OpenInferenceColumns_AreASpanARow()
    {
        LoggedCall call = Fixture.Call("otel.openinference.jsonl", 1);

        call.SpanId.ShouldBe("ee11");
        call.Latency.ShouldBe(TimeSpan.FromSeconds(1));
        call.Request!.ConversationText().ShouldBe("Hi");
        ContentPart.TextOf(call.Answer).ShouldBe("Ho");
        Bill.Of(call).ShouldBe(((40 * 0.15m) + (2 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_Vercel_CountsTheInnermostSpan()
    {
        RowReadings found = Fixture.Read("otel", Fixture.Rows("otel.vercel.jsonl")[0]);

        LoggedCall call = found.Calls.ShouldHaveSingleItem();
        found.Others.ShouldBe(["span around a call", "span of a tool"]);
        call.SpanId.ShouldBe("ff01");
        call.Hint.ShouldBe(new TaskHint("triage", "ai.telemetry.functionId"));
        call.Outcome.ShouldBe(CallOutcome.CutShort);
        call.ResponseId.ShouldBe("chatcmpl-v1");
        call.Request!.SystemText().ShouldBe("Route.");
        call.Request.Tools.ShouldHaveSingleItem().Name.ShouldBe("track");
        ContentPart.TextOf(call.Answer).ShouldBe("logistics");
        Bill.Of(call).ShouldBe(((40 * 0.15m) + (12 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_FlatSpans_ReadTextsOfEvents()
    {
        LoggedCall call = Fixture.Call("otel.flat.jsonl", 0);

        call.SpanId.ShouldBe("0x01");
        call.Hint.ShouldBe(new TaskHint("router", "service.name", IsWeak: true));
        call.Request!.ConversationText().ShouldBe("Where is order 881?");
        ContentPart.TextOf(call.Answer).ShouldBe("logistics");
        Bill.Of(call).ShouldBe(((40 * 0.15m) + (2 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_LangfuseAttributes_AreExclusiveBuckets()
    {
        LoggedCall call = Fixture.Call("otel.flat.jsonl", 1);

        call.Hint.ShouldBe(new TaskHint("greet", "langfuse.observation.prompt.name"));
        call.User.ShouldBe("cust-1");
        ContentPart.TextOf(call.Answer).ShouldBe("Ho");
        Bill.Of(call).ShouldBe(CachedReasoningBill);
        Bill.Of(call).ShouldBe(call.LoggedUsd);
    }
}
