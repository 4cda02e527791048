using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Evaluation.Offline;
using Suffice.Learning.Labels;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Local;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Labelling;

/// <summary>The local rungs of a ladder: they run here, so that no recording need hold their answers.</summary>
/// <param name="rungs">The rungs' names with their models.</param>
internal sealed class LadderLocals(ImmutableArray<(string Name, LabelClassifier Model)> rungs)
{
    private readonly ImmutableArray<(string Name, LabelClassifier Model, LabelReading Reading)> rungs =
        [.. rungs.Select(rung => (rung.Name, rung.Model, new LabelReading(rung.Model.Field)))];

    /// <summary>A ladder without local rungs.</summary>
    public static LadderLocals None { get; } = new([]);

    /// <summary>Reads the models of a task's local rungs.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="task">The task.</param>
    /// <returns>The rungs.</returns>
    /// <exception cref="ReplayException">A model cannot be read; the message says why.</exception>
    public static LadderLocals Of(SufficePolicy policy, TaskPolicy task) =>
        new([.. task.Ladder.Where(model => IsLocal(policy, model)).Select(model => (model.Name, Load(policy, model)))]);

    /// <summary>Whether a model is local.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="model">The model.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsLocal(SufficePolicy policy, Model model) =>
        policy.Providers.TryGetValue(model.Provider, out ProviderDefinition? provider) && provider.Protocol == ModelClients.Local;

    /// <summary>Whether a rung is local.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether it is.</returns>
    public bool Holds(string name) => rungs.Any(rung => rung.Name == name);

    /// <summary>Whether a local rung was trained on an item or a copy of it, so that its answer there says nothing of how good it is.</summary>
    /// <param name="item">The item.</param>
    /// <param name="request">The item's call.</param>
    /// <returns>Whether one was.</returns>
    public bool WereTrainedOn(RecordedItem item, ChatRequest request) =>
        rungs.Any(rung => rung.Model.Trained.Holds(request, item.SplitKey == item.Id ? null : item.SplitKey));

    /// <summary>Answers an item by every local rung that the item holds no judged answer of.</summary>
    /// <param name="item">The item.</param>
    /// <param name="request">The item's call.</param>
    /// <returns>The item with their answers.</returns>
    public RecordedItem Answer(RecordedItem item, ChatRequest request)
    {
        Dictionary<string, RecordedOutput> outputs = new(item.Outputs, StringComparer.Ordinal);
        foreach ((string name, LabelClassifier model, LabelReading reading) in rungs)
        {
            RecordedOutput? made = LocalOutput.Of(name, item, request, model.Guess(request), reading);
            if (made is not null)
            {
                // A verdict of an eval's metrics or of a judge knows more than the label does.
                outputs[name] = item.Outputs.TryGetValue(name, out RecordedOutput? kept) && kept.Correct is { } verdict && kept.Answer?.Text == made.Answer!.Text ? made with { Correct = verdict } : made;
            }
            else
            {
                outputs.Remove(name);
            }
        }

        return rungs.IsEmpty ? item : item with { Outputs = outputs };
    }

    private static LabelClassifier Load(SufficePolicy policy, Model model)
    {
        string folder = policy.Providers[model.Provider].Folder!;
        try
        {
            return (LabelClassifier)LocalModelFile.Load(folder, model.Id, new LabelModelReader());
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ReplayException($"the local model {model.Name} cannot be read ({LocalModelFile.PathOf(folder, model.Id)}): {unreadable.Message}; 'suffice distil' makes one");
        }
    }
}
