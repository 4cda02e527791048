namespace Suffice.Chat.Wires;

/// <summary>A body is not what its protocol asks for. A mistake of whoever wrote the body, told so that it can be mended.</summary>
/// <param name="path">Where, as a JSON path such as <c>$.messages[2].role</c>.</param>
/// <param name="wrong">What is wrong there.</param>
/// <param name="right">What would be right.</param>
public sealed class ChatFormatException(string path, string wrong, string right)
    : Exception($"{path}: {wrong}; {right}")
{
    /// <summary>Where, as a JSON path; <c>$</c> is the body itself.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong there.</summary>
    public string Wrong { get; } = wrong;

    /// <summary>What would be right.</summary>
    public string Right { get; } = right;

    /// <summary>The same mistake, seen from the value that contains it.</summary>
    /// <param name="step">The step from there to here, such as <c>.messages[2]</c>.</param>
    internal ChatFormatException Under(string step) => new(string.Concat("$", step, Path.AsSpan(1)), Wrong, Right);
}
