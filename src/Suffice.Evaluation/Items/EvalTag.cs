namespace Suffice.Evaluation.Items;

/// <summary>One thing known of an item, by which results are sliced.</summary>
/// <param name="Name">What it says, such as <c>length</c>; <c>tag</c> for a word that stands alone.</param>
/// <param name="Value">Its value, such as <c>512-1023</c>.</param>
public readonly record struct EvalTag(string Name, string Value)
{
    /// <summary>The tag as it is shown.</summary>
    /// <returns><c>name=value</c>.</returns>
    public override string ToString() => $"{Name}={Value}";
}
