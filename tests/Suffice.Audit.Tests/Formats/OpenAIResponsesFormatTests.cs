using Suffice.Audit.Calls;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Formats;

public sealed class OpenAIResponsesFormatTests
{
    private const string File = "openai-responses.jsonl";

    [Fact]
    public void Read_AnswerAlone_HasItsInstructionsAndHint()
    {
        LoggedCall call = Fixture.Call(File, 0);

        call.Request!.SystemText().ShouldBe("Decide refunds.");
        call.Hint.ShouldBe(new TaskHint("refund-draft", "metadata.step"));
        ContentPart.TextOf(call.Answer).ShouldBe("Refund approved");
        call.Usage.ShouldBe(new TokenUsage { Input = 624, CacheRead = 256, Output = 44, Reasoning = 96, Basis = UsageBasis.Reported });
        call.Latency.ShouldBe(TimeSpan.FromSeconds(2));
        Bill.Of(call).ShouldBe(((624 * 0.25m) + (256 * 0.025m) + (140 * 2.00m)) / 1_000_000);
    }

    [Fact]
    public void Read_Pair_HasToolsSchemaAndBilledSearches()
    {
        LoggedCall call = Fixture.Call(File, 1);

        call.Request!.Tools.Select(tool => tool.Name).ShouldBe(["web_search", "refund"]);
        call.Request.Format!.Schema.ShouldNotBeNull();
        call.BilledToolUses.ShouldBe(1);
        call.User.ShouldBe("cust-7");
        call.Answer.OfType<ToolCallPart>().ShouldHaveSingleItem().Name.ShouldBe("refund");
        Bill.Of(call).ShouldBe(((300 * 0.25m) + (30 * 2.00m)) / 1_000_000);
    }

    [Fact]
    public void Read_Failed_BillsNothing()
    {
        LoggedCall call = Fixture.Call(File, 2);

        call.Outcome.ShouldBe(CallOutcome.Failed);
        call.Request!.ConversationText().ShouldBe("Say hi");
        call.Usage.Basis.ShouldBe(UsageBasis.None);
    }

    [Fact]
    public void Read_Events_AreReadByTheLast()
    {
        LoggedCall call = Fixture.Call(File, 3);

        call.ResponseId.ShouldBe("resp_4");
        call.Outcome.ShouldBe(CallOutcome.CutShort);
        ContentPart.TextOf(call.Answer).ShouldBe("Once");
        Bill.Of(call).ShouldBe(((11 * 0.25m) + (16 * 2.00m)) / 1_000_000);
    }
}
