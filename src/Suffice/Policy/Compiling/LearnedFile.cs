using Suffice.Files;
using Suffice.Policy.Sources;

namespace Suffice.Policy.Compiling;

/// <summary>Reads what was learned out of the file that another names, beside it and with its hash: one of them replaced alone would judge by thresholds of the other.</summary>
internal static class LearnedFile
{
    /// <summary>Far beyond any that this program writes.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Reads it.</summary>
    /// <typeparam name="T">What was learned.</typeparam>
    /// <param name="sources">Where files are read.</param>
    /// <param name="naming">The path of the file that names it.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="sha256">Its hash there.</param>
    /// <param name="reader">Reads its content.</param>
    /// <param name="what">What it is called in an error.</param>
    /// <exception cref="InvalidDataException">It cannot be read, or is another than was named; the message says which.</exception>
    public static T Read<T>(PolicySources sources, string naming, string name, string sha256, IContentReader<T> reader, string what)
    {
        SourceRead read = sources.Read(Path.Combine(Path.GetDirectoryName(naming)!, name), MaxBytes);
        if (read.Bytes is not { } content)
        {
            throw new InvalidDataException($"{Path.GetFileName(name)}: {read.Wrong}");
        }

        if (!read.Digest.Equals(sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"{name} is not the {what} that {Path.GetFileName(naming)} was made with");
        }

        try
        {
            return reader.Read(content);
        }
        catch (InvalidDataException broken)
        {
            throw new InvalidDataException($"{name}: {broken.Message}", broken);
        }
    }
}
