using Suffice.Providers.Recordings;

namespace Suffice.Evidence.Story;

/// <summary>The folder a story is played in, as a team would have it; gone when it ends.</summary>
internal sealed class StoryFolder : IDisposable
{
    private static readonly DateTimeOffset Began = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly StoryCase story;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suffice-story-");

    private StoryFolder(StoryCase story) => this.story = story;

    /// <summary>Where it is.</summary>
    public string Path => folder.FullName;

    /// <summary>What <c>suffice calibrate</c> wrote.</summary>
    public string Calibration => In("tasks", story.Name, "calibration.json");

    /// <summary>Makes it, with the past in it and nothing else: a log, the models' answers to its calls, the same as items for an eval, and a policy.</summary>
    /// <param name="story">The case.</param>
    /// <param name="past">The calls that were made already.</param>
    /// <returns>The folder.</returns>
    public static async Task<StoryFolder> OfAsync(StoryCase story, IReadOnlyList<StoryItem> past)
    {
        StoryFolder made = new(story);
        await made.RecordAsync("past.jsonl", past);
        Directory.CreateDirectory(made.In("tasks", story.Name, "evals"));
        File.Copy(made.In("upstream", "past.jsonl"), made.In("tasks", story.Name, "evals", "past.jsonl"));
        await File.WriteAllLinesAsync(made.In("log.jsonl"), past.Select((item, i) => item.LogRow(story.Name, Began.AddMinutes(i))));
        await made.WritePolicyAsync(risk: null);

        return made;
    }

    /// <summary>Lets the models answer the calls held back, and asks of the policy that it keeps what was certified.</summary>
    /// <param name="held">The calls held back.</param>
    /// <param name="risk">The risk.</param>
    public async Task OpenAsync(IReadOnlyList<StoryItem> held, double risk)
    {
        await RecordAsync("held.jsonl", held);
        await WritePolicyAsync(risk);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private Task WritePolicyAsync(double? risk) => File.WriteAllTextAsync(In("suffice.yaml"), story.Policy(risk));

    private async Task RecordAsync(string name, IReadOnlyList<StoryItem> items)
    {
        Directory.CreateDirectory(In("upstream"));
        await using RecordingWriter recording = RecordingWriter.Open(In("upstream", name));
        foreach (StoryItem item in items)
        {
            await recording.AddAsync(item.Recorded);
        }
    }

    private string In(params string[] path) => System.IO.Path.Combine([Path, .. path]);
}
