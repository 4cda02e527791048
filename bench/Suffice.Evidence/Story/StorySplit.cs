using System.Security.Cryptography;
using System.Text;
using Suffice.Providers.Recordings;

namespace Suffice.Evidence.Story;

/// <summary>A pack cut in two by a hash: calls that were made already, and calls that are still to come.</summary>
/// <param name="Past">What everything is learned from.</param>
/// <param name="Held">What nothing has seen until it is served.</param>
internal sealed record StorySplit(IReadOnlyList<StoryItem> Past, IReadOnlyList<StoryItem> Held)
{
    private const double PastShare = 0.6;

    /// <summary>Cuts it. Copies of a call stay on one side.</summary>
    /// <param name="story">Whose calls.</param>
    /// <param name="folder">The folder of packs.</param>
    /// <param name="most">At most so many calls.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Both sides, of the calls that both models answered and somebody judged.</returns>
    public static async Task<StorySplit> OfAsync(StoryCase story, string folder, int most, CancellationToken cancellationToken)
    {
        string pack = Path.Combine(folder, story.Pack + ".open.jsonl");
        List<StoryItem> items = [];
        await foreach (RecordedItem item in new RecordingReader(pack).ReadAsync(cancellationToken))
        {
            if (items.Count < most && new[] { story.Small, story.Large }.All(model => item.Outputs.GetValueOrDefault(model) is { Answer: not null, Correct: not null }))
            {
                items.Add(new StoryItem(item, item.Outputs[story.Small], item.Outputs[story.Large]));
            }
        }

        ILookup<bool, StoryItem> sides = items.ToLookup(item => IsPast(item.Call.SplitKey));

        return new StorySplit([.. sides[true]], [.. sides[false]]);
    }

    // The packs are themselves a part chosen by a hash of the key: this one must not follow that.
    private static bool IsPast(string key) =>
        BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"story {key}"))) < PastShare * uint.MaxValue;
}
