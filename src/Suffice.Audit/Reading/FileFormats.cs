using System.Collections.Concurrent;
using Suffice.Audit.Formats;
using Suffice.Audit.Formats.Mapping;
using Suffice.Audit.Sources;

namespace Suffice.Audit.Reading;

/// <summary>The format of each file: the one that was named, or the one that fits its first rows.</summary>
internal sealed class FileFormats
{
    private readonly IReadOnlyList<ILogFormat> formats;
    private readonly ILogFormat? named;
    private readonly ConcurrentDictionary<string, string> broken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ILogFormat?> byFile = new(StringComparer.Ordinal);

    public FileFormats(AuditOptions options, IReadOnlyList<ILogFormat> formats)
    {
        this.formats = formats;
        named = options.Mapping is { } mapping ? MappedFormat.Load(mapping)
            : options.Format is { } name ? Named(name)
            : null;
    }

    /// <summary>The names of the formats found, by path.</summary>
    public Dictionary<string, string?> Names => byFile.ToDictionary(file => file.Key, file => file.Value?.Name, StringComparer.Ordinal);

    /// <summary>Goes on from an earlier run.</summary>
    /// <param name="names">The names of the formats found then, by path.</param>
    public void Restore(IReadOnlyDictionary<string, string?> names)
    {
        foreach ((string path, string? name) in names)
        {
            byFile[path] = named ?? formats.FirstOrDefault(format => format.Name == name);
        }
    }

    /// <summary>The formats found, by path.</summary>
    public IReadOnlyDictionary<string, ILogFormat?> ByFile => byFile;

    /// <summary>The format of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="first">Its first rows.</param>
    /// <returns>The format; <see langword="null"/> when none fits.</returns>
    public ILogFormat? Of(SourceFile file, RowBlock first)
    {
        if (first.Rows.TrueForAll(row => row.Fault is not null))
        {
            broken[file.Path] = first.Rows[0].Fault!;
        }

        return byFile[file.Path] = named ?? FormatRecognition.Of(first, formats);
    }

    /// <summary>Refuses an audit in which no file has a known form.</summary>
    /// <param name="unreadable">Why files could not be opened.</param>
    /// <exception cref="AuditInputException">It is so.</exception>
    /// <exception cref="IOException">It is so because files could not be opened.</exception>
    public void ThrowIfNothingKnown(IReadOnlyList<string> unreadable)
    {
        if (byFile.IsEmpty && unreadable.Count > 0)
        {
            throw new IOException(unreadable[0]);
        }

        if (byFile.IsEmpty)
        {
            throw new AuditInputException("nothing to read: every file is empty");
        }

        if (byFile.Count == broken.Count)
        {
            KeyValuePair<string, string> first = broken.OrderBy(file => file.Key, StringComparer.Ordinal).First();
            throw new AuditInputException($"{first.Key}: {first.Value}");
        }

        if (byFile.Values.All(format => format is null))
        {
            throw new AuditInputException(
                $"{byFile.Keys.Order(StringComparer.Ordinal).First()}: a form that no known tool writes; known are {Known()}; name one with --format, or describe your own with --map FILE");
        }
    }

    private ILogFormat Named(string name) => formats.FirstOrDefault(format => format.Name == name)
        ?? throw new AuditInputException($"--format: \"{name}\" is not known; known are {Known()}");

    private string Known() => string.Join(", ", formats.Select(format => format.Name));
}
