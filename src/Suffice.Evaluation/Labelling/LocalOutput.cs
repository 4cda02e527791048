using Suffice.Chat;
using Suffice.Learning.Labels;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Labelling;

/// <summary>Makes of a local model's guess an answer beside the recorded ones, judged by the label of the right answer.</summary>
internal static class LocalOutput
{
    /// <summary>Makes it.</summary>
    /// <param name="name">How the local rung is called.</param>
    /// <param name="item">The item.</param>
    /// <param name="request">The item's call.</param>
    /// <param name="guess">The guess.</param>
    /// <param name="reading">Reads labels as the model's own were read.</param>
    /// <returns>The output; <see langword="null"/> when the call asks for a form that a label cannot fill.</returns>
    public static RecordedOutput? Of(string name, RecordedItem item, ChatRequest request, LabelGuess guess, LabelReading reading) =>
        LabelAnswer.Of(request, guess) is not { } answer ? null : new RecordedOutput
        {
            Model = name,
            Answer = answer with { ReportedCostUsd = 0 },
            Correct = IsRight(item, request, guess.Label, reading),
            Prediction = guess.Label,
            CostUsd = 0,
            Latency = TimeSpan.Zero,
            Confidence = answer.StatedConfidence,
            ClassProbabilities = guess.Probabilities,
        };

    // Where no right answer is known, the judged answers tell: of a closed set another label than a right one is wrong.
    private static bool? IsRight(RecordedItem item, ChatRequest request, string label, LabelReading reading)
    {
        if (item.ReferenceText is { } reference)
        {
            return reading.Of(request, reference) is { } right ? right == label : null;
        }

        (string? Label, bool IsRight)[] judged = [.. item.Outputs.Values
            .Where(output => output is { Correct: not null, Failure: null, Answer: not null })
            .Select(output => (reading.Of(request, output.Answer!.Text), output.Correct!.Value))];

        return judged.Any(other => other.IsRight && other.Label == label) ? true
            : judged.Any(other => other.Label is not null && (other.IsRight || other.Label == label)) ? false
            : null;
    }
}
