using Suffice.Chat;

namespace Suffice.Learning.Labels;

/// <summary>A call whose right label is known.</summary>
/// <param name="Request">The call.</param>
/// <param name="Label">The label.</param>
/// <param name="SplitKey">Examples with the same key (copies, paraphrases) never stand on both sides of a split.</param>
public sealed record LabelExample(ChatRequest Request, string Label, string SplitKey);
