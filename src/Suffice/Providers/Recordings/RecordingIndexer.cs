using Microsoft.Win32.SafeHandles;

namespace Suffice.Providers.Recordings;

/// <summary>Builds the index of one or more recordings.</summary>
/// <param name="files">The files.</param>
internal sealed class RecordingIndexer(IReadOnlyList<string> files)
{
    private readonly List<ItemPlace> places = [];
    private readonly List<RecordingProblem> problems = [];
    private readonly Dictionary<string, int> models = new(StringComparer.Ordinal);
    private long badLines;
    private long verdictsOnly;

    public async Task<RecordingIndex> LoadAsync(CancellationToken cancellationToken)
    {
        SafeFileHandle[] handles = new SafeFileHandle[files.Count];
        try
        {
            for (int file = 0; file < files.Count; file++)
            {
                handles[file] = Open(files[file]);
                await ReadAsync(file, cancellationToken);
            }

            return Finish(handles);
        }
        catch
        {
            foreach (SafeFileHandle? handle in handles)
            {
                handle?.Dispose();
            }

            throw;
        }
    }

    private static SafeFileHandle Open(string path)
    {
        using FileStream checkedFirst = RecordingFile.Open(path, FileOptions.None);
        return File.OpenHandle(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
    }

    private async Task ReadAsync(int file, CancellationToken cancellationToken)
    {
        RecordingReader reader = new(files[file]);
        await foreach (PlacedItem placed in reader.ReadPlacedAsync(cancellationToken))
        {
            places.Add(new ItemPlace(placed.Item.Key.High, file, placed.Offset));
            CountOutputs(placed.Item);
        }

        badLines += reader.BadLines;
        problems.AddRange(reader.Problems);
    }

    private void CountOutputs(RecordedItem item)
    {
        foreach ((string model, RecordedOutput output) in item.Outputs)
        {
            models.TryGetValue(model, out int count);
            models[model] = output.IsVerdictOnly ? count : count + 1;
            verdictsOnly += output.IsVerdictOnly ? 1 : 0;
        }
    }

    private RecordingIndex Finish(SafeFileHandle[] handles)
    {
        ItemPlace[] sorted = [.. places];
        places.Clear();
        places.TrimExcess();
        Array.Sort(sorted, ItemPlace.Order);
        int repeated = 0;
        for (int i = 1; i < sorted.Length; i++)
        {
            repeated += sorted[i].KeyHalf == sorted[i - 1].KeyHalf ? 1 : 0;
        }

        return new RecordingIndex(files, handles, sorted)
        {
            Repeated = repeated,
            VerdictsOnly = verdictsOnly,
            BadLines = badLines,
            Problems = problems,
            Models = models,
        };
    }
}
