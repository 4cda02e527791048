using Suffice.Chat;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>The calls of a task's eval items and runs, which a model must not be trained on that is to be measured by them.</summary>
internal sealed class HeldOut
{
    private readonly HashSet<string> calls = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly TrainingTurns turns;

    private HeldOut(TrainingTurns turns) => this.turns = turns;

    /// <summary>Reads them.</summary>
    /// <param name="policyPath">The policy file; items and runs lie beside it.</param>
    /// <param name="task">The task.</param>
    /// <param name="turns">Makes turns as those of the examples are made.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calls.</returns>
    /// <exception cref="EvalSetException">Items of the task cannot be read.</exception>
    public static async Task<HeldOut> ReadAsync(string policyPath, string task, TrainingTurns turns, CancellationToken cancellationToken)
    {
        HeldOut held = new(turns);
        if (TaskEvals.Find(policyPath, task) is { IsEmpty: false } files)
        {
            EvalSet set = await EvalSetReader.ReadAsync(task, files, cancellationToken: cancellationToken).ConfigureAwait(false);
            held.AddAll(set.Items.Select(item => item.Request));
        }

        string runs = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(policyPath))!, EvalRunStore.UsualFolder);
        foreach ((string path, EvalRunHead _) in EvalRunStore.List(runs, task))
        {
            held.AddAll(EvalRunStore.Load(path).Items.Select(item => item.Request));
        }

        return held;
    }

    /// <summary>Whether an example is one of them.</summary>
    /// <param name="example">The example.</param>
    /// <returns>Whether it is the same call, or asks what an item without a system text asks.</returns>
    public bool Holds(TrainingExample example) => calls.Contains(example.CallKey) || asked.Contains(example.AskedKey);

    private void AddAll(IEnumerable<ChatRequest> requests)
    {
        foreach (ChatRequest request in requests)
        {
            TrainingExample example = new()
            {
                Prompt = turns.Of(request, out string? _),
                Answer = new TrainingTurn(ChatRole.Assistant, string.Empty),
                Tools = request.Tools,
                Schema = request.Format is { Kind: AnswerFormatKind.JsonSchema } format ? format.Schema : null,
            };
            calls.Add(example.CallKey);
            if (!example.HasSystem)
            {
                asked.Add(example.AskedKey);
            }
        }
    }
}
