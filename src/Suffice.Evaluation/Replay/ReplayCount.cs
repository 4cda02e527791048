using Suffice.Providers.Recordings;
using Suffice.Spending;

namespace Suffice.Evaluation.Replay;

/// <summary>Counts what could not be replayed, and on what the token counts rest.</summary>
internal sealed class ReplayCount
{
    private readonly Dictionary<string, int> missing = new(StringComparer.Ordinal);
    private bool estimated;
    private bool reported;

    /// <summary>Items that no task of the policy takes.</summary>
    public int NoTask { get; set; }

    /// <summary>Items whose recorded output is a verdict without an answer.</summary>
    public int WithoutText { get; set; }

    /// <summary>Models without a price.</summary>
    public SortedSet<string> Unpriced { get; } = new(StringComparer.Ordinal);

    /// <summary>Lines that cannot be used.</summary>
    public long BadLines { get; private set; }

    /// <summary>The first of them.</summary>
    public string? FirstBadLine { get; private set; }

    /// <summary>All items left out.</summary>
    public int Skipped => NoTask + WithoutText + missing.Values.Sum();

    /// <summary>On what the token counts rest.</summary>
    public string Basis => (reported, estimated) switch
    {
        (true, true) => "mixed",
        (true, false) => "reported",
        _ => "estimated",
    };

    /// <summary>Notes that a model has no output for an item.</summary>
    /// <param name="model">The model.</param>
    public void Missing(string model) => missing[model] = missing.GetValueOrDefault(model) + 1;

    /// <summary>Notes the lines of a recording that could not be used.</summary>
    /// <param name="recordings">The recordings, read.</param>
    public void AddBadLines(RecordingIndex recordings)
    {
        BadLines += recordings.BadLines;
        FirstBadLine ??= recordings.Problems.Count > 0 ? recordings.Problems[0].ToString() : null;
    }

    /// <summary>Notes where a token count comes from.</summary>
    /// <param name="basis">Where.</param>
    public void Add(UsageBasis basis)
    {
        reported |= basis == UsageBasis.Reported;
        estimated |= basis != UsageBasis.Reported;
    }

    /// <summary>Says why nothing could be replayed.</summary>
    /// <param name="options">What was asked.</param>
    /// <returns>The sentence.</returns>
    public string WhyNothing(ReplayOptions options)
    {
        string files = string.Join(", ", options.Recordings);
        if (missing.Count > 0)
        {
            return $"no item of {files} has an answer of every model asked for ({string.Join(", ", missing.Select(m => $"{m.Key} is missing in {m.Value}"))}); name the models as the recording does";
        }

        return WithoutText > 0
            ? $"the {WithoutText} items of {files} hold verdicts without answers; a replay needs the answers' text or tool calls"
            : NoTask > 0 ? $"no task of the policy takes any of the {NoTask} items of {files}; add a default or a match rule"
            : $"{files} holds no item";
    }
}
