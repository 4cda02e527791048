namespace Suffice.Watching.Alarms;

/// <summary>What holding a window against the reference says.</summary>
/// <param name="IsUnstable">Whether the stability index is an alarm.</param>
/// <param name="IsMoved">Whether the distributions are apart (Kolmogorov and Smirnov).</param>
/// <param name="Told">The figures, in words.</param>
internal readonly record struct WindowTest(bool IsUnstable, bool IsMoved, string Told);
