using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>Recordings (docs/recordings.md): the answers of models come with their items, and often the verdicts on them.</summary>
internal sealed class RecordingFormat : IEvalFormat
{
    public string Name => "recording";

    public bool Fits(EvalSource source) =>
        source.HoldsRows
        && source.FirstRow is { } row && row.TryGetProperty("outputs", out JsonElement outputs) && outputs.ValueKind == JsonValueKind.Object;

    public async Task ReadAsync(EvalSource source, SetBuilder into, CancellationToken cancellationToken)
    {
        RecordingIndex recordings;
        try
        {
            recordings = await RecordingIndex.LoadAsync([source.Path], cancellationToken).ConfigureAwait(false);
        }
        catch (RecordingException e)
        {
            throw new EvalSetException(e.Message, e);
        }

        using (recordings)
        {
            foreach (RecordingProblem problem in recordings.Problems)
            {
                into.Problem(source.Path, problem.Line, problem.Reason);
            }

            if (recordings.BadLines > recordings.Problems.Count)
            {
                into.Problem(source.Path, 0, $"{recordings.BadLines - recordings.Problems.Count} more lines cannot be used");
            }

            await foreach (RecordedItem item in recordings.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                into.Add(Item(item), source.Path, 0);
            }
        }
    }

    private static EvalItem Item(RecordedItem item) => new()
    {
        Id = item.Id,
        Request = item.ToRequest(CallReader.AnyModel),
        Reference = item.Reference,
        Tags = [.. Tags(item)],
        SplitKey = item.SplitKey,
        Recorded = item.Outputs,
    };

    private static IEnumerable<EvalTag> Tags(RecordedItem item)
    {
        if (item.Category is { } category)
        {
            yield return new EvalTag("category", category);
        }

        if (item.Task is { } task)
        {
            yield return new EvalTag("task", task);
        }
    }
}
