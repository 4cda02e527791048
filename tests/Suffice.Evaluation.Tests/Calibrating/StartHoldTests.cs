using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;

namespace Suffice.Evaluation.Tests.Calibrating;

public sealed class StartHoldTests
{
    [Fact]
    public void Of_EstimatorThatReadsOnlyTheLength_IsHowFarOtherWordsMoveIt()
    {
        ScoredCall[] calls = [.. Enumerable.Range(0, 20).Select(i => MadeCalls.Of(true, true, 0.1, id: $"What is {i + 10} times 12, and why?"))];

        double hold = StartHold.Of(new ByLength(), calls);

        // The longest rewording but one in ten: an opening of 35 characters.
        hold.ShouldBe(0.035, 0.002);
    }

    [Fact]
    public void Of_EstimatorThatStepsAside_IsNothing() =>
        StartHold.Of(new Aside(), [MadeCalls.Of(true, true, 0.1)]).ShouldBe(0);

    [Fact]
    public void Rewordings_OfAConversation_ChangeWhatTheUserSaidLastAlone()
    {
        ChatRequest request = new()
        {
            Protocol = ChatProtocol.OpenAI,
            Model = "auto",
            Messages = [ChatMessage.Of(ChatRole.System, "Be short."), ChatMessage.Of(ChatRole.User, "Hello."), ChatMessage.Of(ChatRole.Assistant, "Yes?"), ChatMessage.Of(ChatRole.User, "Why, then?")],
        };

        ChatRequest[] reworded = [.. Rewordings.Of(request)];

        reworded.Length.ShouldBe(4);
        reworded.ShouldAllBe(other => other.Messages.Length == 4 && other.Messages[3].Text != "Why, then?");
        reworded.ShouldAllBe(other => other.Messages[0].Text == "Be short." && other.Messages[1].Text == "Hello." && other.Messages[2].Text == "Yes?");
        Rewordings.Of(request with { Messages = [] }).ShouldBeEmpty();
    }

    private sealed class ByLength : IAnswerEstimator
    {
        public AnswerEstimate? Before(ChatRequest request, int rung) => new AnswerEstimate(0.9 - (request.ConversationText().Length / 1000.0), 0.9);

        public AnswerEstimate? After(AnswerSignals signals) => null;
    }

    private sealed class Aside : IAnswerEstimator
    {
        public AnswerEstimate? Before(ChatRequest request, int rung) => null;

        public AnswerEstimate? After(AnswerSignals signals) => null;
    }
}
