using System.Collections.Frozen;
using System.Text.Json;
using Suffice.Evaluation.Sets;
using Suffice.Files;

namespace Suffice.Evaluation.Runs.People;

/// <summary>What people said of answers that a judge judged too: by these a judge is measured before it counts.</summary>
/// <remarks>JSON Lines: <c>{"item": "a1", "model": "small", "repeat": 0, "passed": true}</c>; a line whose <c>passed</c> is null was not labelled yet.</remarks>
public sealed class HumanLabels
{
    private readonly FrozenDictionary<(string Item, string Model, int Repeat), HumanLabel[]> labels;

    internal HumanLabels(IEnumerable<HumanLabel> labels) =>
        this.labels = labels.Where(label => label.Passed is not null).GroupBy(label => (label.Item, label.Model, label.Repeat)).ToFrozenDictionary(one => one.Key, one => one.Reverse().ToArray());

    /// <summary>How many answers are labelled.</summary>
    public int Count => labels.Count;

    /// <summary>What people said of a run's answers.</summary>
    /// <param name="run">The run.</param>
    /// <returns>Whether an answer passes, by item, model and repeat. A label that says which answer it is of counts for no other.</returns>
    public FrozenDictionary<(string Item, string Model, int Repeat), bool> Of(EvalRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (labels.Count == 0)
        {
            return FrozenDictionary<(string, string, int), bool>.Empty;
        }

        Dictionary<string, EvalRunItem> items = run.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);

        // What an answer was to be judged by is not known of runs of an earlier form: nothing said of one can be held to be said by the same words.
        return run.Results.Where(result => !result.IsError && labels.ContainsKey(KeyOf(result)) && (items[result.Item].JudgedBy is not null || !run.Head.JudgeDecides))
            .Select(result => (Key: KeyOf(result), Shown: HumanLabel.Of(items[result.Item], result)))
            .Select(answer => (answer.Key, Label: labels[answer.Key].FirstOrDefault(label => label.IsOf(answer.Shown))))
            .Where(answer => answer.Label is not null)
            .ToFrozenDictionary(answer => answer.Key, answer => answer.Label!.Passed == true);
    }

    /// <summary>Reads labels.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The labels.</returns>
    /// <exception cref="EvalSetException">The file cannot be read, or a line is no label.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static HumanLabels Read(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new HumanLabels(Lines(path, cancellationToken));
    }

    /// <summary>Writes a sheet to label: every answer that has none yet, in random order, without what the judge said of it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="seed">Seed of the order.</param>
    /// <param name="to">Where.</param>
    public static void WriteSheet(EvalRun run, int seed, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(to);
        Dictionary<string, EvalRunItem> items = run.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        EvalResult[] open = [.. run.Results.Where(result => !result.IsError && run.LabelOf(result) is null)];
        new Random(seed).Shuffle(open);
        foreach (EvalResult result in open)
        {
            to.WriteLine(JsonSerializer.Serialize(HumanLabel.Of(items[result.Item], result), MachineJson.Options));
        }
    }

    /// <summary>The lines of a file of labels.</summary>
    /// <exception cref="EvalSetException">The file cannot be read, or a line is no label.</exception>
    internal static List<HumanLabel> Lines(string path, CancellationToken cancellationToken = default)
    {
        List<HumanLabel> read = [];
        int number = 0;
        try
        {
            foreach (string line in File.ReadLines(path))
            {
                cancellationToken.ThrowIfCancellationRequested();
                number++;
                if (!string.IsNullOrWhiteSpace(line))
                {
                    read.Add(JsonSerializer.Deserialize<HumanLabel>(line, MachineJson.Options) is { Item: not null, Model: not null } label ? label : throw new JsonException("item or model is missing"));
                }
            }
        }
        catch (JsonException e)
        {
            throw new EvalSetException($$"""{{path}}:{{number}}: is no label ({{e.Message}}); {"item": "a1", "model": "small", "passed": true} is wanted""", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvalSetException($"{path}: cannot be read: {e.Message}", e);
        }

        return read;
    }

    private static (string, string, int) KeyOf(EvalResult result) => (result.Item, result.Model, result.Repeat);
}
