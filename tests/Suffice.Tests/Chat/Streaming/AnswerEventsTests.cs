using Suffice.Chat;
using Suffice.Chat.Streaming;

namespace Suffice.Tests.Chat.Streaming;

public sealed class AnswerEventsTests
{
    [Fact]
    public void Of_AnswerWithSignalsOfItsConfidence_KeepsThemWhenItIsCollectedAgain()
    {
        ChatAnswer answer = new()
        {
            Parts = [new TextPart("a label")],
            StopReason = StopReason.Done,
            StatedConfidence = 0.97,
            LabelProbabilities = [0.1, 0.9],
        };
        AnswerCollector collector = new();

        foreach (ChatEvent step in AnswerEvents.Of(answer, pieceLength: 3))
        {
            collector.Add(step);
        }

        ChatAnswer again = collector.Build();
        again.StatedConfidence.ShouldBe(0.97);
        again.LabelProbabilities.ShouldBe([0.1, 0.9]);
    }
}
