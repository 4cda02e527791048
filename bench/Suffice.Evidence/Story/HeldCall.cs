namespace Suffice.Evidence.Story;

/// <summary>What became of a call held back.</summary>
/// <param name="Item">The call, and what is known of its answers.</param>
/// <param name="IsSmall">Whether the small model's answer was served.</param>
/// <param name="ReachedLarge">Whether the large model was asked.</param>
/// <param name="CostUsd">What it cost, everything asked counted, as the gateway said.</param>
internal sealed record HeldCall(StoryItem Item, bool IsSmall, bool ReachedLarge, decimal CostUsd)
{
    /// <summary>Whether the caller got a right answer.</summary>
    public bool IsRight => (IsSmall ? Item.Small : Item.Large).Correct!.Value;

    /// <summary>Whether the large model would have been right.</summary>
    public bool IsLargeRight => Item.Large.Correct!.Value;

    /// <summary>Whether the caller got a wrong answer where the large model's would have been right.</summary>
    public bool IsRegretted => !IsRight && IsLargeRight;
}
