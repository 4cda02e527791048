using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Files;

namespace Suffice.Tests.Confidence;

/// <summary>An estimator that knows what the test says: the probability stands in the answer, and before it in the prompt.</summary>
internal sealed class MadeEstimator : IAnswerEstimator, IContentReader<IAnswerEstimator>
{
    public AnswerEstimate? Before(ChatRequest request, int rung) => Read(request.ConversationText());

    public AnswerEstimate? After(AnswerSignals signals) =>
        signals.Second is { } second ? new AnswerEstimate(second.Text == signals.Answer.Text ? 0.95 : 0.2, 0.9) : Read(signals.Answer.Text);

    public IAnswerEstimator Read(ReadOnlyMemory<byte> content) =>
        content.Span.SequenceEqual("estimator"u8) ? this : throw new InvalidDataException("it is no estimator");

    private static AnswerEstimate? Read(string text) =>
        double.TryParse(text.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture, out double right)
            ? new AnswerEstimate(right, 0.9)
            : null;
}
