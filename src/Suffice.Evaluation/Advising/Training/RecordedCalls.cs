using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Evaluation.Offline;
using Suffice.Learning.Labels;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>Finds examples in recordings: answers of the ladder that were judged right, or the right answers themselves.</summary>
/// <param name="ladder">The models, cheapest first.</param>
/// <param name="answers">A model whose answers are taken though nobody judged them, or <c>reference</c> for the right answers; <see langword="null"/> for judged answers of the ladder, else the right ones.</param>
/// <param name="turns">Makes turns of calls and answers.</param>
internal sealed class RecordedCalls(ImmutableArray<Model> ladder, string? answers, TrainingTurns turns)
{
    /// <summary>Stands for the right answers.</summary>
    public const string References = "reference";

    /// <summary>Finds them.</summary>
    /// <param name="files">The recordings.</param>
    /// <param name="belongs">Which calls are meant.</param>
    /// <param name="inPairs">True for pairs of a better and a worse answer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The examples.</returns>
    /// <exception cref="RecordingException">A recording cannot be read.</exception>
    /// <exception cref="ReplayException">No item holds an answer of the model; the message lists the models there are.</exception>
    public async Task<FoundCalls> FindAsync(IReadOnlyList<string> files, Func<ChatRequest, bool> belongs, bool inPairs, CancellationToken cancellationToken)
    {
        using RecordingIndex index = await RecordingIndex.LoadAsync(files, cancellationToken).ConfigureAwait(false);
        ExampleList found = new(turns);
        SortedSet<string> models = new(StringComparer.Ordinal);
        await foreach (RecordedItem item in index.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            models.UnionWith(item.Outputs.Keys);
            ChatRequest request = item.ToRequest("auto");
            if (!belongs(request))
            {
                found.LeaveOut("are of other tasks by the policy's rules");
            }
            else if (Learned(item, request) is not var (answer, rung))
            {
                found.LeaveOut(IsOtherForm(item) ? "have a right answer that is not in the form that the call asks for" : answers is null ? "have neither an answer that was judged right nor a right answer" : answers == References ? "have no right answer" : $"have no answer of {answers}, or one that was judged wrong");
            }
            else if (!inPairs)
            {
                found.Add(request, answer, null, rung, null, item.SplitKey);
            }
            else if (Rejected(item, rung) is { } worse)
            {
                found.Add(request, answer, worse, rung, null, item.SplitKey);
            }
            else
            {
                found.LeaveOut("have no answer of a lower rung that was judged wrong");
            }
        }

        for (long line = 0; line < index.BadLines; line++)
        {
            found.LeaveOut("are lines that cannot be used");
        }

        return answers is not (null or References) && !models.Contains(answers)
            ? throw new ReplayException($"--answers {answers}: no item holds an answer of this model; the models there are: {(models.Count == 0 ? "none" : string.Join(", ", models))}, or '{References}' for the right answers")
            : found.Done(string.Join(", ", files), answers is null or References ? [] : [$"answers of {answers} are taken as they are where nobody judged them"]);
    }

    // Only where a right answer was what was left to take.
    private bool IsOtherForm(RecordedItem item) => (answers is null or References) && item.ReferenceText is { Length: > 0 };

    private (ChatAnswer Answer, int Rung)? Learned(RecordedItem item, ChatRequest request)
    {
        if (answers is not (null or References))
        {
            return item.Outputs.GetValueOrDefault(answers) is { Answer: { } own, Correct: not false } ? (own, RungOf(answers)) : null;
        }

        (ChatAnswer Answer, int Rung)? judged = answers == References ? null : item.Outputs
            .Where(output => output.Value is { Answer: not null, Correct: true })
            .Select(output => ((ChatAnswer, int)?)(output.Value.Answer!, RungOf(output.Key)))
            .Where(output => output!.Value.Item2 >= 0)
            .MaxBy(output => output!.Value.Item2);

        // A right answer is often no more than a label; it teaches only where it can be said as the call asks.
        return judged ?? (item.ReferenceText is { Length: > 0 } right && LabelAnswer.Of(request, new LabelGuess(right, [1])) is { } said
            ? (said, ladder.Length)
            : null);
    }

    private ChatAnswer? Rejected(RecordedItem item, int rung) => item.Outputs
        .Where(output => output.Value is { Answer: not null, Correct: false } && RungOf(output.Key) >= 0 && RungOf(output.Key) < rung)
        .OrderBy(output => RungOf(output.Key))
        .Select(output => output.Value.Answer)
        .LastOrDefault();

    private int RungOf(string name) => ladder.Select((model, place) => (model, place)).Where(rung => rung.model.Name == name || rung.model.Id == name || rung.model.Aliases.Contains(name, StringComparer.Ordinal)).Select(rung => rung.place).DefaultIfEmpty(-1).First();
}
