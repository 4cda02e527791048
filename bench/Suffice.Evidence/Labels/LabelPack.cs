using System.Text.Json;
using Suffice.Learning.Labels;
using Suffice.Providers.Recordings;

namespace Suffice.Evidence.Labels;

/// <summary>An open pack whose calls have a label.</summary>
/// <param name="Name">How tables name it.</param>
/// <param name="Pack">The pack's file, without its ending.</param>
/// <param name="LabelOf">An item's label; <see langword="null"/> for an item without one.</param>
internal sealed record LabelPack(string Name, string Pack, Func<RecordedItem, string?> LabelOf)
{
    /// <summary>IT tickets with the house's own group.</summary>
    public static LabelPack Tickets { get; } = new("IT tickets, 8 groups", "it_tickets_llm", Reference);

    /// <summary>Other tickets and intents.</summary>
    public static IReadOnlyList<LabelPack> Others { get; } =
    [
        new("bank queries, 77 intents", "tickets_banking77", Reference),
        new("intents of ten domains, 150 and out of scope", "intents_clinc150", Reference),
        new("Endava tickets, category", "tickets_endava", Field("category")),
        new("ITSM tickets, assignment group", "tickets_itsm", Field("assignment_group")),
    ];

    /// <summary>Questions of 57 subjects.</summary>
    public static LabelPack Subjects { get; } = new("MMLU questions, 57 subjects", "mmlu_routellm", item => item.Category);

    /// <summary>Reads the pack.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its examples; <see langword="null"/> when the recordings are not on this machine, which is told.</returns>
    public async Task<LabelExample[]?> ReadAsync(CancellationToken cancellationToken)
    {
        if (RecordedPacks.Find() is not { } folder)
        {
            Console.Error.WriteLine("the recorded answers are not here: set SUFFICE_SHARED to the folder that holds data/");
            return null;
        }

        using RecordingIndex index = await RecordingIndex.LoadAsync([Path.Combine(folder, Pack + ".open.jsonl")], cancellationToken);
        List<LabelExample> examples = [];
        await foreach (RecordedItem item in index.ReadAllAsync(cancellationToken))
        {
            if (LabelOf(item) is { } label)
            {
                // The label must not stand in the call's metadata.
                examples.Add(new LabelExample(item.ToRequest("auto") with { Metadata = null }, label, item.SplitKey));
            }
        }

        return [.. examples];
    }

    private static string? Reference(RecordedItem item) =>
        item.Reference is { ValueKind: JsonValueKind.String } reference ? reference.GetString() : null;

    private static Func<RecordedItem, string?> Field(string name) => item =>
        item.Reference is { ValueKind: JsonValueKind.Object } reference && reference.TryGetProperty(name, out JsonElement value)
            ? value.GetString()
            : null;
}
