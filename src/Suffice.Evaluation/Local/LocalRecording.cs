using Suffice.Evaluation.Labelling;
using Suffice.Learning.Labels;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Local;

/// <summary>A recording with a local model's answers beside the recorded ones, in a file of its own that goes with it.</summary>
/// <remarks>So a local rung takes the same way as any other through labels, gate, arithmetic and engine.</remarks>
internal sealed class LocalRecording : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suffice-local-");

    private LocalRecording() => Path = System.IO.Path.Combine(folder.FullName, "local.jsonl");

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Writes one.</summary>
    /// <param name="recordings">The recordings.</param>
    /// <param name="guess">What the local model guesses of an item; <see langword="null"/> leaves the item as it is.</param>
    /// <param name="field">The field that the model's labels were read out of; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The recording.</returns>
    /// <exception cref="RecordingException">A recording cannot be read, or the file not written.</exception>
    public static async Task<LocalRecording> WriteAsync(
        IReadOnlyList<string> recordings, Func<RecordedItem, LabelGuess?> guess, string? field, CancellationToken cancellationToken)
    {
        LocalRecording made = new();
        LabelReading reading = new(field);
        try
        {
            using RecordingIndex index = await RecordingIndex.LoadAsync(recordings, cancellationToken).ConfigureAwait(false);
            RecordingWriter writer = RecordingWriter.Open(made.Path);
            await using (writer.ConfigureAwait(false))
            {
                await foreach (RecordedItem item in index.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    await writer.AddAsync(With(item, guess(item), reading), cancellationToken: cancellationToken).ConfigureAwait(false);
                }
            }

            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private static RecordedItem With(RecordedItem item, LabelGuess? guess, LabelReading reading) =>
        guess is null || LocalOutput.Of(LocalRung.Name, item, item.ToRequest("auto"), guess, reading) is not { } output
            ? item
            : item with { Outputs = new Dictionary<string, RecordedOutput>(item.Outputs, StringComparer.Ordinal) { [LocalRung.Name] = output } };
}
