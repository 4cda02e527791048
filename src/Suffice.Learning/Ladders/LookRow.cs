using Suffice.Learning.Text;

namespace Suffice.Learning.Ladders;

/// <summary>What one look at a call (before the answer, or after it) shows.</summary>
/// <param name="Dense">The signals.</param>
/// <param name="Text">The words of the call, and of the answer where there is one.</param>
/// <param name="Category">The part of the task the call says it belongs to.</param>
internal sealed record LookRow(double[] Dense, HashedText Text, string? Category);
