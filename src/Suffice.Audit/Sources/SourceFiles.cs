using System.Collections.Immutable;
using System.IO.Enumeration;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Suffice.Audit.Sources;

/// <summary>Finds the files that a user means: files, folders, patterns, the standard input.</summary>
public static class SourceFiles
{
    private static readonly char[] PatternMarks = ['*', '?'];

    /// <summary>Finds them.</summary>
    /// <param name="paths">What was typed: files, folders (everything below, hidden files apart), patterns such as <c>logs/**/*.jsonl.gz</c>, <c>-</c>.</param>
    /// <returns>The files, each once, in the order of the paths and, within one, of their names.</returns>
    /// <exception cref="AuditInputException">A path means nothing.</exception>
    public static ImmutableArray<SourceFile> Find(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);

        return [.. paths.SelectMany(Expand).DistinctBy(file => file.Path == SourceFile.StandardInput ? file.Path : Path.GetFullPath(file.Path))];
    }

    private static IEnumerable<SourceFile> Expand(string path)
    {
        if (path == SourceFile.StandardInput)
        {
            return [new SourceFile(path, null)];
        }

        if (File.Exists(path))
        {
            return [Of(path)];
        }

        if (Directory.Exists(path))
        {
            return Found(path, Below(path), "the folder holds no file");
        }

        return path.IndexOfAny(PatternMarks) >= 0
            ? Found(path, Matching(path), "no file matches; quote the pattern so that the shell leaves it alone")
            : throw new AuditInputException($"{path}: no such file or folder");
    }

    private static SourceFile[] Found(string path, IEnumerable<string> files, string none)
    {
        SourceFile[] found = [.. files.Order(StringComparer.Ordinal).Select(Of)];
        return found.Length > 0 ? found : throw new AuditInputException($"{path}: {none}");
    }

    // A link to a folder may lead back: it is not followed.
    private static FileSystemEnumerable<string> Below(string folder) => new(
        folder,
        (ref entry) => entry.ToSpecifiedFullPath(),
        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
    {
        ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && !entry.FileName.StartsWith('.'),
        ShouldRecursePredicate = (ref entry) => !entry.FileName.StartsWith('.') && (entry.Attributes & FileAttributes.ReparsePoint) == FileAttributes.None,
    };

    private static IEnumerable<string> Matching(string pattern)
    {
        string fixedPart = pattern[..pattern.IndexOfAny(PatternMarks)];
        string folder = Path.GetDirectoryName(fixedPart + "x") is { Length: > 0 } named ? named : ".";
        if (!Directory.Exists(folder))
        {
            return [];
        }

        Matcher matcher = new(StringComparison.Ordinal);
        matcher.AddInclude(folder == "." ? pattern : Path.GetRelativePath(folder, pattern).Replace('\\', '/'));
        return matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(folder))).Files
            .Select(match => folder == "." ? match.Path : Path.Combine(folder, match.Path));
    }

    private static SourceFile Of(string path) => new(path, new FileInfo(path).Length);
}
