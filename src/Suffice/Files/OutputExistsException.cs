namespace Suffice.Files;

/// <summary>An output would be written over a file that is there.</summary>
/// <param name="path">The file.</param>
public sealed class OutputExistsException(string path)
    : IOException($"{path} is there already and is not written over; name another, or say --force")
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
