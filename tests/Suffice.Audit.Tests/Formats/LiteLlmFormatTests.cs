using System.Globalization;
using Suffice.Audit.Calls;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Formats;

public sealed class LiteLlmFormatTests
{
    private const string File = "litellm.jsonl";

    [Fact]
    public void Read_Row_TakesTheCacheFromTheUsageObject()
    {
        LoggedCall call = Fixture.Call(File, 0);

        call.ResponseId.ShouldBe("chatcmpl-L1");
        call.At.ShouldBe(DateTimeOffset.Parse("2026-11-02T09:14:03.120Z", CultureInfo.InvariantCulture));
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(1290));
        call.FirstToken.ShouldBe(TimeSpan.FromMilliseconds(380));
        call.Hint.ShouldBe(new TaskHint("triage", "request_tags taskName"));
        call.User.ShouldBe("cust-42");
        call.LoggedUsd.ShouldBe(0.0002716m);
        call.Request.ShouldBeNull();
        Bill.Of(call).ShouldBe(((216 * 0.25m) + (1024 * 0.025m) + (96 * 2.00m)) / 1_000_000);
        Bill.Of(call).ShouldBe(call.LoggedUsd);
    }

    [Fact]
    public void Read_Anthropic_TakesTheCacheOutOfThePrompt()
    {
        LoggedCall call = Fixture.Call(File, 1);

        call.Usage.ShouldBe(new TokenUsage { Input = 312, CacheRead = 6144, CacheWrite5m = 2048, Output = 210, Basis = UsageBasis.Reported });
        call.UsageDoubt.ShouldBeNull();
        call.Hint.ShouldBeNull();
        call.FirstToken.ShouldBeNull();
        call.Request!.SystemText().ShouldBe("Judge.");
        ContentPart.TextOf(call.Answer).ShouldBe("pass");
        Bill.Of(call).ShouldBe(((312 * 1m) + (2048 * 1.25m) + (6144 * 0.10m) + (210 * 5m)) / 1_000_000);
        Bill.Of(call).ShouldBe(call.LoggedUsd);
    }

    [Fact]
    public void Read_CacheHit_WasServedByTheGateway()
    {
        LoggedCall call = Fixture.Call(File, 2);

        call.ServedFromCache.ShouldBeTrue();
        call.LoggedUsd.ShouldBe(0);
        call.Hint.ShouldBe(new TaskHint("triage-fast", "model_group", IsWeak: true));
        call.UsageDoubt.ShouldBe("cached tokens are not told apart: all input is taken as uncached");
    }

    [Fact]
    public void Read_Failure_HasNoUsageAndNoCost()
    {
        LoggedCall call = Fixture.Call(File, 3);

        call.Outcome.ShouldBe(CallOutcome.Failed);
        call.Model.ShouldBe("gpt-4o-mini");
        call.LoggedUsd.ShouldBeNull();
        call.Usage.Basis.ShouldBe(UsageBasis.None);
    }

    [Fact]
    public void Read_Embedding_IsNoCall() =>
        Fixture.Read("litellm", Fixture.Rows(File)[4]).Others.ShouldBe(["call for embeddings"]);

    [Fact]
    public void Read_TextOfATable_IsTheSameCall()
    {
        LoggedCall call = Fixture.Read("litellm", Fixture.Json(
            """{"request_id":"r","call_type":"acompletion","spend":"6.9e-06","total_tokens":"40","prompt_tokens":"38","completion_tokens":"2","startTime":"2026-11-02 09:14:03.120","endTime":"2026-11-02 09:14:04.410","model":"gpt-4o-mini","model_group":"","metadata":"{\"usage_object\":{\"prompt_tokens_details\":{\"cached_tokens\":8}}}","cache_hit":"","request_tags":"[\"taskName:triage\"]","messages":"[{\"role\":\"user\",\"content\":\"Hi\"}]","response":"{}"}""")).Calls.ShouldHaveSingleItem();

        call.Hint!.Name.ShouldBe("triage");
        call.LoggedUsd.ShouldBe(0.0000069m);
        call.Request!.ConversationText().ShouldBe("Hi");
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(1290));
        Bill.Of(call).ShouldBe(((30 * 0.15m) + (8 * 0.075m) + (2 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_AnthropicsInputPassedOnAsItIs_IsToldByItsText()
    {
        LoggedCall call = Fixture.Read("litellm", Fixture.Json(
            """{"request_id":"r","call_type":"acompletion","spend":0.01,"prompt_tokens":7000,"completion_tokens":10,"total_tokens":7010,"startTime":"2026-11-02T09:14:03Z","model":"claude-haiku-4-5","metadata":{"usage_object":{"prompt_tokens":7000,"completion_tokens":10,"cache_read_input_tokens":6000,"cache_creation_input_tokens":0,"prompt_tokens_details":{"cached_tokens":6000,"text_tokens":7000}}}}""")).Calls.ShouldHaveSingleItem();

        Bill.Of(call).ShouldBe(((7000 * 1m) + (6000 * 0.10m) + (10 * 5m)) / 1_000_000);
    }

    [Fact]
    public void Read_Payload_HasTextToolsTimesAndCost()
    {
        LoggedCall call = Fixture.Call("litellm-payload.jsonl", 0);

        call.Request!.ConversationText().ShouldBe("Where is order 881?");
        call.Request.Tools.ShouldHaveSingleItem().Name.ShouldBe("find_order");
        ContentPart.TextOf(call.Answer).ShouldBe("logistics");
        call.Hint.ShouldBe(new TaskHint("triage", "request_tags taskName"));
        call.FirstToken.ShouldBe(TimeSpan.FromMilliseconds(510));
        Bill.Of(call).ShouldBe(((216 * 0.25m) + (1024 * 0.025m) + (96 * 2.00m)) / 1_000_000);
        Bill.Of(call).ShouldBe(call.LoggedUsd);
    }

    [Fact]
    public void Read_PayloadWithoutUsageObject_UsesTheAnswersOwn()
    {
        LoggedCall failed = Fixture.Call("litellm-payload.jsonl", 1);
        LoggedCall call = Fixture.Call("litellm-payload.jsonl", 2);

        failed.Outcome.ShouldBe(CallOutcome.Failed);
        failed.User.ShouldBe("svc");
        call.Hint.ShouldBe(new TaskHint("search", "requester_metadata.feature"));
        call.UsageDoubt.ShouldBeNull();
        Bill.Of(call).ShouldBe(((40 * 0.15m) + (2 * 0.60m)) / 1_000_000);
    }
}
