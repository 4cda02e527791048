using System.Runtime.CompilerServices;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Providers.Recordings;

/// <summary>Reads a recording line by line, so that its size does not matter; bad lines are counted and passed over.</summary>
/// <remarks>Not thread-safe: one reading at a time. The counts are those of the latest reading, so far.</remarks>
/// <param name="path">The file, JSON Lines as <c>docs/recordings.md</c> describes.</param>
public sealed class RecordingReader(string path)
{
    /// <summary>How many problems are kept with their reasons; further ones are only counted.</summary>
    public const int MaxProblems = 100;

    private readonly List<RecordingProblem> problems = [];

    /// <summary>Items read.</summary>
    public long Items { get; private set; }

    /// <summary>Lines that could not be used.</summary>
    public long BadLines { get; private set; }

    /// <summary>The first <see cref="MaxProblems"/> of them.</summary>
    public IReadOnlyList<RecordingProblem> Problems => problems;

    /// <summary>Reads the items in the order of the file.</summary>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The items.</returns>
    /// <exception cref="RecordingException">The file cannot be read, or no line of it can be used.</exception>
    public async IAsyncEnumerable<RecordedItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (PlacedItem placed in ReadPlacedAsync(cancellationToken))
        {
            yield return placed.Item;
        }
    }

    internal async IAsyncEnumerable<PlacedItem> ReadPlacedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Items = 0;
        BadLines = 0;
        problems.Clear();
        await using FileStream file = RecordingFile.Open(path, FileOptions.SequentialScan | FileOptions.Asynchronous);
        LineReader lines = new(file);
        while (await lines.NextAsync(cancellationToken) is { } line)
        {
            if (line.IsBlank)
            {
                continue;
            }

            if (ReadItem(line) is { } item)
            {
                Items++;
                yield return new PlacedItem(item, line.Offset);
            }
        }

        if (Items == 0)
        {
            throw new RecordingException(NothingLeft());
        }
    }

    private RecordedItem? ReadItem(RecordedLine line)
    {
        string? reason = $"longer than {LineReader.MaxBytes / (1024 * 1024)} MiB";
        if (!line.IsTooLong && ItemReader.TryRead(line.Bytes, out reason) is { } item)
        {
            return item;
        }

        BadLines++;
        if (problems.Count < MaxProblems)
        {
            problems.Add(new RecordingProblem(path, line.Number, reason!));
        }

        return null;
    }

    private RecordingProblem NothingLeft() => problems is [var first, ..]
        ? new RecordingProblem(path, 0, $"none of its {BadLines} lines can be used; the first, line {first.Line}: {first.Reason}")
        : new RecordingProblem(path, 0, "the file is empty; one JSON object a line is wanted");
}

/// <summary>An item and where its line begins.</summary>
internal readonly record struct PlacedItem(RecordedItem Item, long Offset);
