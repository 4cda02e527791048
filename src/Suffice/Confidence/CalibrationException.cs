namespace Suffice.Confidence;

/// <summary>A calibration cannot be used; the message says where, what is wrong and what would be right.</summary>
/// <param name="wrong">What is wrong.</param>
/// <param name="right">What would be right.</param>
/// <param name="inner">What caused it.</param>
public sealed class CalibrationException(string wrong, string right, Exception? inner = null)
    : Exception($"{wrong}; {right}", inner)
{
    /// <summary>What is wrong.</summary>
    public string Wrong { get; } = wrong;

    /// <summary>What would be right.</summary>
    public string Right { get; } = right;
}
