using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Messages;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Formats;

public sealed class CloudFormatTests
{
    [Fact]
    public void Read_AnApimRowThatIsWhole_IsACall()
    {
        LoggedCall call = Fixture.Read("azure-apim", Fixture.Rows("azure-apim.jsonl")[0]).Calls.ShouldHaveSingleItem();

        call.Hint.ShouldBe(new TaskHint("triage-prod", "DeploymentName", IsWeak: true));
        call.Request!.ConversationText().ShouldBe("Cancel my plan");
        ContentPart.TextOf(call.Answer).ShouldBe("retention");
        call.UsageDoubt.ShouldBe("cached tokens are not told apart: all input is taken as uncached");
        Bill.Of(call).ShouldBe(((512 * 0.15m) + (20 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Join_CutTexts_AreOneCall()
    {
        CallPiece[] pieces = [.. Fixture.Rows("azure-apim.jsonl").Skip(1).Take(2).SelectMany(row => Fixture.Read("azure-apim", row).Pieces)];

        LoggedCall call = CutTexts.Join(pieces);

        pieces.ShouldAllBe(piece => piece.Key == "c-12" && piece.Kind == CallPieceKind.Cut);
        call.Request!.ConversationText().ShouldBe("Two halves");
        ContentPart.TextOf(call.Answer).ShouldBe("joined");
        Bill.Of(call).ShouldBe(((512 * 0.15m) + (20 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_ApimExport_OpensTheProperties()
    {
        CallPiece piece = Fixture.Read("azure-apim", Fixture.Rows("azure-apim.jsonl")[3]).Pieces.ShouldHaveSingleItem();

        piece.Key.ShouldBe("c-13");
        Bill.Of(piece.Call).ShouldBe(((10 * 0.15m) + (2 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_ApimWithOpenedColumns_IsTheSame()
    {
        LoggedCall call = Fixture.Read("azure-apim", Fixture.Json(
            """{"CorrelationId":"c","SequenceNumber":0,"ModelName":"gpt-4o-mini","DeploymentName":"d","PromptTokens":10,"CompletionTokens":2,"RequestMessages":[{"role":"user","content":"Hi"}],"ResponseMessages":[{"role":"assistant","content":"Ho"}]}""")).Calls.ShouldHaveSingleItem();

        call.Request!.ConversationText().ShouldBe("Hi");
        ContentPart.TextOf(call.Answer).ShouldBe("Ho");
    }

    [Fact]
    public void Read_BedrockConverse_AddsTheCacheToTheInput()
    {
        LoggedCall call = Fixture.Call("bedrock.jsonl", 0);

        call.Model.ShouldBe("claude-haiku-4-5-20251001");
        call.Hint.ShouldBe(new TaskHint("triage", "requestMetadata.step"));
        call.User.ShouldBe("arn:aws:sts::111122223333:assumed-role/triage/i-1");
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(640));
        call.Request!.SystemText().ShouldBe("Route.");
        call.Request.Tools.ShouldHaveSingleItem().Name.ShouldBe("route");
        ContentPart.TextOf(call.Answer).ShouldBe("billing");
        call.UsageDoubt.ShouldBeNull();
        Bill.Of(call).ShouldBe(((210 * 1m) + (1000 * 0.10m) + (3 * 5m)) / 1_000_000);
    }

    [Fact]
    public void Read_BedrockStreamOfClaude_HasItsTimes()
    {
        LoggedCall call = Fixture.Call("bedrock.jsonl", 1);

        call.Model.ShouldBe("claude-3-haiku-20240307");
        call.ResponseId.ShouldBe("msg_bdrk_2");
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(900));
        call.FirstToken.ShouldBe(TimeSpan.FromMilliseconds(250));
        call.Request!.SystemText().ShouldBe("Judge.");
        ContentPart.TextOf(call.Answer).ShouldBe("pass");
        Bill.Of(call).ShouldBe(((14 * 0.25m) + (5 * 1.25m)) / 1_000_000);
    }

    [Fact]
    public void Read_BedrockOfOtherVendors_ReadsTheirBodies()
    {
        LoggedCall llama = Fixture.Call("bedrock.jsonl", 2);
        LoggedCall nova = Fixture.Call("bedrock.jsonl", 3);
        LoggedCall titan = Fixture.Call("bedrock.jsonl", 4);

        llama.Request!.ConversationText().ShouldBe("Hello");
        llama.Outcome.ShouldBe(CallOutcome.CutShort);
        Bill.Of(llama).ShouldBe(((9 * 0.22m) + (2 * 0.22m)) / 1_000_000);
        nova.Model.ShouldBe("amazon.nova-lite-v1:0");
        ContentPart.TextOf(nova.Answer).ShouldBe("Hello");
        nova.Usage.ShouldBe(new TokenUsage { Input = 5, Output = 2, Basis = UsageBasis.Reported });
        nova.Latency.ShouldBe(TimeSpan.FromMilliseconds(420));
        ContentPart.TextOf(titan.Answer).ShouldBe("A short text");
        titan.Usage.ShouldBe(new TokenUsage { Input = 4, Output = 6, Basis = UsageBasis.Reported });
        Bill.Of(titan).ShouldBeNull("the price table does not know it");
    }

    [Fact]
    public void Read_BedrockErrorOrEmbedding_SaysSo()
    {
        Fixture.Call("bedrock.jsonl", 5).Outcome.ShouldBe(CallOutcome.Failed);
        Fixture.Read("bedrock", Fixture.Rows("bedrock.jsonl")[6]).Others.ShouldBe(["call for embeddings"]);
    }

    [Fact]
    public void Read_Vertex_AddsTheThoughtsToTheAnswer()
    {
        LoggedCall call = Fixture.Call("vertex.jsonl", 0);

        call.Usage.ShouldBe(new TokenUsage { Input = 80, CacheRead = 100, Output = 2, Reasoning = 61, Basis = UsageBasis.Reported });
        call.Hint.ShouldBe(new TaskHint("triage", "labels.step"));
        call.Request!.SystemText().ShouldBe("Route it.");
        call.Request.Tools.ShouldHaveSingleItem().Name.ShouldBe("track");
        call.Request.Format!.Schema.ShouldNotBeNull();
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(812));
        ContentPart.TextOf(call.Answer).ShouldBe("logistics");
        Bill.Of(call).ShouldBe(((80 * 0.30m) + (100 * 0.03m) + (63 * 2.50m)) / 1_000_000);
    }

    [Fact]
    public void Read_VertexSampledStream_StandsForItsShare()
    {
        LoggedCall call = Fixture.Call("vertex.jsonl", 1);

        call.Weight.ShouldBe(10);
        call.Model.ShouldBe("gemini-2.5-flash");
        call.Outcome.ShouldBe(CallOutcome.CutShort);
        ContentPart.TextOf(call.Answer).ShouldBe("Hello");
        Bill.Of(call).ShouldBe(((5 * 0.30m) + (2 * 2.50m)) / 1_000_000);
    }

    [Fact]
    public void Read_VertexOfClaude_AddsTheCacheToTheInput()
    {
        LoggedCall call = Fixture.Call("vertex.jsonl", 2);

        call.Model.ShouldBe("claude-haiku-4-5-20251001");
        call.Request!.SystemText().ShouldBe("Judge.");
        Bill.Of(call).ShouldBe(((12 * 1m) + (100 * 0.10m) + (4 * 5m)) / 1_000_000);
        Fixture.Call("vertex.jsonl", 3).Outcome.ShouldBe(CallOutcome.Failed);
    }

    [Theory]
    [InlineData("eu.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5-20251001")]
    [InlineData("arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-sonnet-4-6-v1", "claude-sonnet-4-6")]
    [InlineData("anthropic.claude-sonnet-4-6", "claude-sonnet-4-6")]
    [InlineData("publishers/anthropic/models/claude-haiku-4-5@20251001", "claude-haiku-4-5-20251001")]
    [InlineData("models/gemini-2.5-flash", "gemini-2.5-flash")]
    [InlineData("azure/gpt-4o-mini", "gpt-4o-mini")]
    [InlineData("meta.llama3-1-8b-instruct-v1:0", "meta.llama3-1-8b-instruct-v1:0")]
    [InlineData("groq/gpt-oss-20b", "groq/gpt-oss-20b")]
    public void Plain_NameWithAHostAroundIt_IsTheModels(string logged, string plain) =>
        Audit.Formats.Values.ModelIds.Plain(logged).ShouldBe(plain);
}
