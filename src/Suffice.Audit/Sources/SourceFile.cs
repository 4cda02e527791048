namespace Suffice.Audit.Sources;

/// <summary>A file to be audited.</summary>
/// <param name="Path">Its path as it is told to people; <c>-</c> for the standard input.</param>
/// <param name="Bytes">Its size as it lies on disk; <see langword="null"/> when not known.</param>
public sealed record SourceFile(string Path, long? Bytes)
{
    /// <summary>The name that stands for the standard input.</summary>
    public const string StandardInput = "-";
}
