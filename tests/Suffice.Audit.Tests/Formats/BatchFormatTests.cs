using Suffice.Audit.Calls;
using Suffice.Chat;

namespace Suffice.Audit.Tests.Formats;

public sealed class BatchFormatTests
{
    [Fact]
    public void Read_OpenAILines_AreRequestsAndAnswersOfOneKey()
    {
        CallPiece request = Piece("openai-batch.jsonl", 0);
        CallPiece answer = Piece("openai-batch.jsonl", 2);

        request.Key.ShouldBe("tkt-7");
        request.Kind.ShouldBe(CallPieceKind.RequestOnly);
        request.Call.Request!.SystemText().ShouldBe("Classify.");
        answer.Key.ShouldBe("tkt-7");
        answer.Kind.ShouldBe(CallPieceKind.AnswerOnly);
        ContentPart.TextOf(answer.Call.Answer).ShouldBe("payments");
        Bill.Of(answer.Call).ShouldBe(((1017 * 0.15m) + (1024 * 0.075m) + (2 * 0.60m)) * 0.5m / 1_000_000);
    }

    [Fact]
    public void Read_OpenAIResponsesInABatch_AreReadAlike()
    {
        Piece("openai-batch.jsonl", 1).Call.Request!.SystemText().ShouldBe("Classify.");
        Bill.Of(Piece("openai-batch.jsonl", 3).Call).ShouldBe(((30 * 0.25m) + (70 * 2.00m)) * 0.5m / 1_000_000);
    }

    [Theory]
    [InlineData("openai-batch.jsonl", 4)]
    [InlineData("openai-batch.jsonl", 5)]
    [InlineData("anthropic-batch.jsonl", 2)]
    [InlineData("anthropic-batch.jsonl", 3)]
    public void Read_NotSucceeded_IsAFailedAnswerWithoutUsage(string file, int row)
    {
        CallPiece piece = Piece(file, row);

        piece.Kind.ShouldBe(CallPieceKind.AnswerOnly);
        piece.Call.Outcome.ShouldBe(CallOutcome.Failed);
        piece.Call.Usage.Total.ShouldBe(0);
    }

    [Fact]
    public void Read_AnthropicLines_AreBilledHalf()
    {
        CallPiece request = Piece("anthropic-batch.jsonl", 0);
        CallPiece answer = Piece("anthropic-batch.jsonl", 1);

        request.Call.Request!.SystemText().ShouldBe("Check calls.");
        answer.Key.ShouldBe(request.Key);
        answer.Call.Usage.Reasoning.ShouldBe(20);
        Bill.Of(answer.Call).ShouldBe(((1900 * 3m) + (1000 * 0.30m) + (44 * 15m)) * 0.5m / 1_000_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Read_FineTuningLine_IsNoCall(int row) =>
        Fixture.Read("fine-tuning", Fixture.Rows("fine-tuning.jsonl")[row]).Others.ShouldBe(["fine-tuning example, no call"]);

    private static CallPiece Piece(string file, int row) =>
        Fixture.Read(Fixture.FormatOf(file), Fixture.Rows(file)[row]).Pieces.ShouldHaveSingleItem();
}
