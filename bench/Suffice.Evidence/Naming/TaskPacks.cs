using Suffice.Learning.Labelled;
using Suffice.Learning.Labels;
using Suffice.Providers.Recordings;

namespace Suffice.Evidence.Naming;

/// <summary>Open packs as the tasks of one policy, each call with the pack it is of.</summary>
internal static class TaskPacks
{
    /// <summary>What stands for no task: prompts of all kinds.</summary>
    public const string Strangers = "prompts_arena_hard";

    /// <summary>The packs; of packs that share their items one.</summary>
    public static readonly string[] Tasks =
    [
        "tickets_banking77", "tickets_cfpb", "tickets_itsm", "it_tickets_llm", "intents_clinc150",
        "gsm8k_routellm", "mmlu_routellm", "crux_json_zeroeval", "date_votes_mot", "bfcl",
    ];

    /// <summary>Reads a pack.</summary>
    /// <param name="folder">The folder of the packs.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="most">The most calls; others are left out by their key.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its calls.</returns>
    public static async Task<LabelExample[]> ReadAsync(string folder, string pack, int most, CancellationToken cancellationToken)
    {
        using RecordingIndex index = await RecordingIndex.LoadAsync([Path.Combine(folder, pack + ".open.jsonl")], cancellationToken);
        List<LabelExample> examples = [];
        await foreach (RecordedItem item in index.ReadAllAsync(cancellationToken))
        {
            examples.Add(new LabelExample(item.ToRequest("auto") with { Metadata = null }, pack, $"{pack} {item.SplitKey}"));
        }

        int parts = Math.Max(2, examples.Count / most);
        int[] folds = SplitFolds.Of([.. examples.Select(example => example.SplitKey)], parts, 1);

        return examples.Count <= most ? [.. examples] : [.. examples.Where((_, i) => folds[i] == 0).Take(most)];
    }
}
