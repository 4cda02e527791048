using Suffice.Chat;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Learning.Labels;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Local;

/// <summary>Reads calls with their labels from recordings: the right answers, or what a model answered.</summary>
/// <param name="model">The model whose answers are taken for labels, as the recording names it; <see langword="null"/> for the right answers.</param>
/// <param name="field">The field of an object that holds the label; may be <see langword="null"/>.</param>
public sealed class RecordedExamples(string? model, string? field)
{
    private readonly LabelReading reading = new(field);

    /// <summary>Reads them.</summary>
    /// <param name="files">The recordings.</param>
    /// <param name="belongs">Which calls are meant.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The examples.</returns>
    /// <exception cref="RecordingException">A recording cannot be read.</exception>
    /// <exception cref="ReplayException">No item holds an answer of the model; the message lists the models there are.</exception>
    public async Task<LabelExamples> ReadAsync(
        IReadOnlyList<string> files, Func<ChatRequest, bool> belongs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(belongs);
        using RecordingIndex index = await RecordingIndex.LoadAsync(files, cancellationToken).ConfigureAwait(false);
        List<LabelExample> examples = [];
        SortedSet<string> models = new(StringComparer.Ordinal);
        int others = 0, without = 0, unread = 0;
        await foreach (RecordedItem item in index.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            ChatRequest request = item.ToRequest("auto");
            models.UnionWith(item.Outputs.Keys);
            if (!belongs(request))
            {
                others++;
            }
            else if (TextOf(item) is not { } text)
            {
                without++;
            }
            else if (reading.Of(request, text) is not { } label)
            {
                unread++;
            }
            else
            {
                examples.Add(new LabelExample(request, label, item.SplitKey));
            }
        }

        return model is not null && !models.Contains(model)
            ? throw new ReplayException($"--labels {model}: no item holds an answer of this model; the models there are: {(models.Count == 0 ? "none" : string.Join(", ", models))}, or 'reference' for the right answers")
            : new LabelExamples(
                string.Join(", ", files),
                Joined(examples),
                [
                    .. LeftOut.Told(others, "are of other tasks by the policy's rules"),
                    .. LeftOut.Told(without, model is null ? "have no reference" : $"have no answer of {model}"),
                    .. LeftOut.Told(unread, reading.ToldUnread),
                    .. LeftOut.Told(index.BadLines, "are lines that cannot be used"),
                ]);
    }

    private static LabelExample[] Joined(List<LabelExample> examples)
    {
        string[] keys = SameCalls.Keys(examples.Select(example => (example.Request, example.SplitKey)));

        return [.. examples.Select((example, i) => example with { SplitKey = keys[i] })];
    }

    private string? TextOf(RecordedItem item)
    {
        if (model is null)
        {
            return item.ReferenceText;
        }

        return item.Outputs.TryGetValue(model, out RecordedOutput? output) && output.Failure is null
            ? output.Answer?.Text ?? output.Prediction
            : null;
    }
}
