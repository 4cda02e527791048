using Suffice.Audit.Calls;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Formats;

public sealed class OpenAIFormatTests
{
    private const string File = "openai.jsonl";

    [Fact]
    public void Read_CachedAndReasoning_AreInsideTheTotals()
    {
        LoggedCall call = Fixture.Call(File, 0);

        call.ResponseId.ShouldBe("chatcmpl-1");
        call.At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1792000000));
        call.Usage.ShouldBe(new TokenUsage { Input = 216, CacheRead = 1024, Output = 32, Reasoning = 64, Basis = UsageBasis.Reported });
        call.UsageDoubt.ShouldBeNull();
        ContentPart.TextOf(call.Answer).ShouldBe("billing");
        Bill.Of(call).ShouldBe(((216 * 0.25m) + (1024 * 0.025m) + (96 * 2.00m)) / 1_000_000);
    }

    [Fact]
    public void Read_PairWithTools_HasRequestHintLatencyAndTheTierOfTheAnswer()
    {
        LoggedCall call = Fixture.Call(File, 1);

        call.Request!.SystemText().ShouldBe("You route support tickets.");
        call.Request.Tools.ShouldHaveSingleItem().Name.ShouldBe("find_order");
        call.Answer.ShouldHaveSingleItem().ShouldBeOfType<ToolCallPart>().ArgumentsJson.ShouldBe("{\"id\":881}");
        call.Hint.ShouldBe(new TaskHint("route", "metadata.task"));
        call.User.ShouldBe("cust-42");
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(812.5));
        call.ServiceTier.ShouldBe("flex");
        Bill.Of(call).ShouldBe(((400 * 0.25m) + (20 * 2.00m)) * 0.5m / 1_000_000);
    }

    [Fact]
    public void Read_Chunks_AreOneAnswerWithTheUsageOfTheLast()
    {
        LoggedCall call = Fixture.Call(File, 2);

        ContentPart.TextOf(call.Answer).ShouldBe("billing");
        Bill.Of(call).ShouldBe(((35 * 0.15m) + (2 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_StreamKeptAsText_IsOneAnswer()
    {
        LoggedCall call = Fixture.Call(File, 7);

        ContentPart.TextOf(call.Answer).ShouldBe("OK");
        call.ResponseId.ShouldBe("chatcmpl-8");
        Bill.Of(call).ShouldBe(((7 * 0.15m) + (2 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_Embeddings_AreNoCall() =>
        Fixture.Read("openai", Fixture.Rows(File)[8]).Others.ShouldBe(["call for embeddings"]);

    [Fact]
    public void Read_Error_IsAFailedCallOfTheModelAskedFor()
    {
        LoggedCall call = Fixture.Call(File, 3);

        call.Outcome.ShouldBe(CallOutcome.Failed);
        call.Model.ShouldBe("gpt-4o-mini");
        call.Usage.Basis.ShouldBe(UsageBasis.None);
        Bill.Of(call).ShouldBeNull();
    }

    [Fact]
    public void Read_OpenPipe_HasTheHintOfItsTags()
    {
        LoggedCall call = Fixture.Call(File, 4);

        call.Hint.ShouldBe(new TaskHint("triage", "tags.prompt_id"));
        call.Request!.SystemText().ShouldBe("Classify.");
        Bill.Of(call).ShouldBe(((41 * 0.15m) + (2 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_CutShortOrFiltered_SaysSoAndBills()
    {
        LoggedCall cut = Fixture.Call(File, 5);
        LoggedCall filtered = Fixture.Call(File, 6);

        cut.Outcome.ShouldBe(CallOutcome.CutShort);
        cut.Hint.ShouldBe(new TaskHint("story", "metadata.step"));
        Bill.Of(cut).ShouldBe(((10 * 0.15m) + (16 * 0.60m)) / 1_000_000);
        filtered.Outcome.ShouldBe(CallOutcome.Refused);
        Bill.Of(filtered).ShouldBe(((12 * 0.15m) + (1 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_BarePair_IsTheSameCall()
    {
        LoggedCall call = Fixture.Read("openai", Fixture.Json(
            """[{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hi"}]},{"id":"c","model":"gpt-4o-mini","choices":[{"message":{"content":"Ho"}}],"usage":{"prompt_tokens":"8","completion_tokens":"2"}}]""")).Calls.ShouldHaveSingleItem();

        call.Request!.ConversationText().ShouldBe("Hi");
        Bill.Of(call).ShouldBe(((8 * 0.15m) + (2 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_UsageThatDoesNotAddUp_IsInDoubt()
    {
        LoggedCall call = Fixture.Read("openai", Fixture.Json(
            """{"object":"chat.completion","model":"gpt-4o-mini","choices":[{"message":{"content":"a"}}],"usage":{"prompt_tokens":5,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":9}}}""")).Calls.ShouldHaveSingleItem();

        call.UsageDoubt.ShouldBe("the parts of the usage do not add up to its totals");
        call.Usage.Prompt.ShouldBe(5);
    }

    [Fact]
    public void Read_CountThatIsNone_LeavesTheUsageUnknown()
    {
        LoggedCall call = Fixture.Read("openai", Fixture.Json(
            """{"object":"chat.completion","model":"gpt-4o-mini","choices":[{"message":{"content":"a"}}],"usage":{"prompt_tokens":"many","completion_tokens":2}}""")).Calls.ShouldHaveSingleItem();

        call.Usage.Basis.ShouldBe(UsageBasis.None);
        call.UsageDoubt.ShouldBe("a token count is not a whole number");
    }
}
