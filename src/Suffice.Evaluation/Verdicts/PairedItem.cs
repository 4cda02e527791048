namespace Suffice.Evaluation.Verdicts;

/// <summary>One item, as the small and the large model answered it.</summary>
/// <param name="Id">The item.</param>
/// <param name="Small">What the small model's answer was worth.</param>
/// <param name="Large">What the large model's answer to the same item was worth; <see langword="null"/> when it was not asked.</param>
public sealed record PairedItem(string Id, ItemScore Small, ItemScore? Large = null)
{
    /// <summary>What it belongs together with: a conversation, a document, the item of which it is a repeat; <see langword="null"/> for none.</summary>
    public string? Cluster { get; init; }

    /// <summary>What people gave the small model's answer, where the scores are a judge's and people labelled this item too.</summary>
    public ItemScore? HumanSmall { get; init; }

    /// <summary>What people gave the large model's answer, likewise.</summary>
    public ItemScore? HumanLarge { get; init; }
}
