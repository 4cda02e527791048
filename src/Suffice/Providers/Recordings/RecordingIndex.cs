using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Suffice.Chat;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Providers.Recordings;

/// <summary>Finds recorded calls in one or more files.</summary>
/// <remarks>
/// Keeps sixteen bytes an item (half the call's key, and where its line begins) and reads the line when it is asked for: a recording
/// of 1 GB in 100,000 items needs 1.6 MB. The files must not be rewritten while the index lives; lines appended later are not seen.
/// Safe for use by many calls at once.
/// </remarks>
public sealed class RecordingIndex : IDisposable
{
    /// <summary>The field of a call's metadata that picks one of several items with the same call.</summary>
    public const string IdInMetadata = "recording_id";

    /// <summary>The field of a call's metadata that says which part of its task it belongs to.</summary>
    public const string CategoryInMetadata = "category";

    private readonly IReadOnlyList<string> files;
    private readonly SafeFileHandle[] handles;
    private readonly ItemPlace[] places;

    internal RecordingIndex(IReadOnlyList<string> files, SafeFileHandle[] handles, ItemPlace[] places)
    {
        this.files = files;
        this.handles = handles;
        this.places = places;
    }

    /// <summary>Items that can be found.</summary>
    public int Count => places.Length;

    /// <summary>Items whose call an earlier item has too.</summary>
    public int Repeated { get; internal init; }

    /// <summary>Outputs of which only the verdict was kept, so that they cannot be replayed.</summary>
    public long VerdictsOnly { get; internal init; }

    /// <summary>Lines that could not be used.</summary>
    public long BadLines { get; internal init; }

    /// <summary>The first problems of each file.</summary>
    public IReadOnlyList<RecordingProblem> Problems { get; internal init; } = [];

    /// <summary>The models that were recorded, with how many answers or failures of each can be replayed.</summary>
    public IReadOnlyDictionary<string, int> Models { get; internal init; } = new Dictionary<string, int>();

    /// <summary>What the index itself keeps in memory.</summary>
    public long MemoryBytes => (long)places.Length * Unsafe.SizeOf<ItemPlace>();

    /// <summary>Reads the files once and indexes their items.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The index.</returns>
    /// <exception cref="RecordingException">A file cannot be read, or no line of it can be used.</exception>
    public static Task<RecordingIndex> LoadAsync(IReadOnlyList<string> files, CancellationToken cancellationToken = default) =>
        new RecordingIndexer(files).LoadAsync(cancellationToken);

    /// <summary>Finds the item of a call: the one its metadata names, else the first with an answer of the model, else the first.</summary>
    /// <param name="request">The call.</param>
    /// <param name="models">The names the wanted model may be recorded under, best first.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The item with the outputs of these models, or of all models when it has none of them; <see langword="null"/> when no item has this call.</returns>
    public async ValueTask<RecordedItem?> FindAsync(
        ChatRequest request, IReadOnlyList<string> models, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        string? wantedId = IdOf(request);
        int bestPossible = wantedId is null ? Rank.Answered : Rank.Named + Rank.Answered;
        (ItemPlace Place, RecordedItem Item)? best = null;
        int bestRank = 0;
        await foreach ((ItemPlace place, RecordedItem item) in SameCallAsync(CallKey.Of(request), models, cancellationToken))
        {
            int rank = Rank.Of(item, models) + (item.Id == wantedId ? Rank.Named : 0);
            if (rank > bestRank)
            {
                (best, bestRank) = ((place, item), rank);
            }

            if (rank == bestPossible)
            {
                break;
            }
        }

        return best is { Item.Outputs.Count: 0 } none
            ? await ReadAsync(none.Place, null, cancellationToken)
            : best?.Item;
    }

    /// <summary>Reads all items in the order of the files; lines with the same id and call are one item with the outputs of all.</summary>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The items.</returns>
    public async IAsyncEnumerable<RecordedItem> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int file = 0; file < files.Count; file++)
        {
            await foreach (PlacedItem placed in new RecordingReader(files[file]).ReadPlacedAsync(cancellationToken))
            {
                CallKey key = placed.Item.Key;
                if (await MergeAsync(placed.Item, key, new ItemPlace(key.High, file, placed.Offset), cancellationToken) is { } item)
                {
                    yield return item;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SafeFileHandle handle in handles)
        {
            handle.Dispose();
        }
    }

    private static string? IdOf(ChatRequest request) =>
        request.Metadata is { ValueKind: JsonValueKind.Object } metadata
        && metadata.TryGetProperty(IdInMetadata, out JsonElement id)
        && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    /// <summary>Joins an item's other lines to its first one; gives nothing for those others.</summary>
    private async ValueTask<RecordedItem?> MergeAsync(
        RecordedItem item, CallKey key, ItemPlace own, CancellationToken cancellationToken)
    {
        int first = FirstAt(key);
        if (first + 1 >= places.Length || places[first + 1].KeyHalf != key.High)
        {
            return item;
        }

        Dictionary<string, RecordedOutput>? outputs = null;
        await foreach ((ItemPlace place, RecordedItem other) in SameCallAsync(key, null, cancellationToken))
        {
            if (place == own || other.Id != item.Id)
            {
                continue;
            }

            if (ItemPlace.Order.Compare(place, own) < 0)
            {
                return null;
            }

            outputs ??= new Dictionary<string, RecordedOutput>(item.Outputs, StringComparer.Ordinal);
            AddBetter(outputs, other);
        }

        return outputs is null ? item : item with { Outputs = outputs };
    }

    private static void AddBetter(Dictionary<string, RecordedOutput> outputs, RecordedItem other)
    {
        foreach ((string model, RecordedOutput output) in other.Outputs)
        {
            if (!outputs.TryGetValue(model, out RecordedOutput? earlier) || (earlier.Answer is null && output.Answer is not null))
            {
                outputs[model] = output;
            }
        }
    }

    private async IAsyncEnumerable<(ItemPlace Place, RecordedItem Item)> SameCallAsync(
        CallKey key, IReadOnlyList<string>? models, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int at = FirstAt(key); at < places.Length && places[at].KeyHalf == key.High; at++)
        {
            RecordedItem item = await ReadAsync(places[at], models, cancellationToken);
            if (item.Key == key)
            {
                yield return (places[at], item);
            }
        }
    }

    private int FirstAt(CallKey key)
    {
        int found = places.AsSpan().BinarySearch(new ItemPlace(key.High, 0, 0), ItemPlace.Order);
        return found < 0 ? ~found : found;
    }

    private async ValueTask<RecordedItem> ReadAsync(
        ItemPlace place, IReadOnlyList<string>? models, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> line = await LineAt.ReadAsync(handles[place.File], place.Offset, cancellationToken);
        return ItemReader.TryRead(line, out string? reason, models)
            ?? throw new RecordingException(new RecordingProblem(
                files[place.File], 0, $"changed since it was indexed: at byte {place.Offset}, {reason}"));
    }

    /// <summary>How well an item fits a call that asks for it; being named counts more than anything else.</summary>
    private static class Rank
    {
        public const int Answered = 3;
        public const int Named = 3;
        private const int Failed = 2;
        private const int Found = 1;

        /// <summary>An answer is worth more than a failure before it: a call that was sent again is recorded with both.</summary>
        public static int Of(RecordedItem item, IReadOnlyList<string> models)
        {
            int rank = Found;
            foreach (string model in models)
            {
                if (item.Outputs.TryGetValue(model, out RecordedOutput? output))
                {
                    rank = Math.Max(rank, output.Answer is null ? Failed : Answered);
                }
            }

            return rank;
        }
    }
}
