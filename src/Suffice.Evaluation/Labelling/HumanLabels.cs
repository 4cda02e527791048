using System.Collections.Frozen;
using System.Text.Json;
using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;
using Suffice.Files;

namespace Suffice.Evaluation.Labelling;

/// <summary>What people said of answers that a judge judged too: by these a judge is measured before it counts.</summary>
/// <remarks>JSON Lines: <c>{"item": "a1", "model": "small", "repeat": 0, "passed": true}</c>; a line whose <c>passed</c> is null was not labelled yet.</remarks>
public sealed class HumanLabels
{
    private readonly FrozenDictionary<(string Item, string Model, int Repeat), bool> labels;

    private HumanLabels(IEnumerable<KeyValuePair<(string, string, int), bool>> labels) => this.labels = labels.ToFrozenDictionary();

    /// <summary>How many answers are labelled.</summary>
    public int Count => labels.Count;

    /// <summary>What people said of an answer.</summary>
    /// <param name="result">The answer.</param>
    /// <returns>Whether it passes; <see langword="null"/> when nobody said.</returns>
    public bool? Of(EvalResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return labels.TryGetValue((result.Item, result.Model, result.Repeat), out bool passed) ? passed : null;
    }

    /// <summary>Reads labels.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The labels.</returns>
    /// <exception cref="EvalSetException">The file cannot be read, or a line is no label.</exception>
    public static HumanLabels Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Dictionary<(string, string, int), bool> read = [];
        int number = 0;
        try
        {
            foreach (string line in File.ReadLines(path))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line) && JsonSerializer.Deserialize<Label>(line, MachineJson.Options) is { Passed: { } passed } label)
                {
                    read[(label.Item, label.Model, label.Repeat)] = passed;
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

        return new HumanLabels(read);
    }

    /// <summary>Writes a sheet to label: every answer that has none yet, in random order, without what the judge said of it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="known">Labels that there are; may be <see langword="null"/>.</param>
    /// <param name="seed">Seed of the order.</param>
    /// <param name="to">Where.</param>
    public static void WriteSheet(EvalRun run, HumanLabels? known, int seed, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(to);
        Dictionary<string, EvalRunItem> items = run.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        EvalResult[] open = [.. run.Results.Where(result => !result.IsError && known?.Of(result) is null)];
        new Random(seed).Shuffle(open);
        foreach (EvalResult result in open)
        {
            EvalRunItem item = items[result.Item];
            to.WriteLine(JsonSerializer.Serialize(
                new Label(result.Item, result.Model, result.Repeat, null)
                {
                    Asked = ShownAnswer.Of(item.Request),
                    Reference = item.ReferenceText,
                    Answer = string.Join('\n', result.Calls.Select(call => $"{call.Name}({call.Arguments})").Prepend(result.Answer)),
                },
                MachineJson.Options));
        }
    }

    /// <summary>A line of the file; what was asked and answered stands there for the person who labels.</summary>
    private sealed record Label(string Item, string Model, int Repeat, bool? Passed)
    {
        public string? Asked { get; init; }

        public string? Reference { get; init; }

        public string? Answer { get; init; }
    }
}
