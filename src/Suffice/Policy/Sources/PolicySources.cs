using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Suffice.Policy.Sources;

/// <summary>Reads files for one load and remembers what was asked and what was found, so that a change can be told later.</summary>
internal sealed class PolicySources
{
    /// <summary>Far beyond any policy or schema; a larger file is the wrong file.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const string Absent = "absent";

    private readonly Dictionary<Question, string> asked = [];

    /// <summary>The folders in which a change would matter.</summary>
    public ImmutableArray<string> Folders =>
        [.. asked.Keys.Select(FolderOf).Distinct(StringComparer.Ordinal)];

    /// <summary>The files that were there and are part of the policy, in the order asked.</summary>
    public ImmutableArray<string> Files => [.. Contents.Select(question => question.Key.Path)];

    private IEnumerable<KeyValuePair<Question, string>> Contents =>
        asked.Where(question => question.Key.Kind == QuestionKind.Content && question.Value != Absent);

    /// <summary>Reads a file that is part of the policy.</summary>
    public SourceRead Read(string path, int maxBytes = MaxBytes) => Read(new Question(QuestionKind.Content, path, MaxBytes: maxBytes));

    /// <summary>Reads a file that holds a key: watched, but no part of the policy's version.</summary>
    public SourceRead ReadSecret(string path) => Read(new Question(QuestionKind.Secret, path));

    /// <summary>True when a file is there.</summary>
    public bool Exists(string path) => Ask(new Question(QuestionKind.Existence, path)) != Absent;

    /// <summary>The names of the folders inside a folder, hidden ones left out; none when it is not there.</summary>
    public IReadOnlyList<string> FoldersIn(string path) => Names(Ask(new Question(QuestionKind.Folders, path)));

    /// <summary>The names of the files inside a folder that a pattern with * and ? fits.</summary>
    public IReadOnlyList<string> FilesIn(string path, string pattern) => Names(Ask(new Question(QuestionKind.Files, path, pattern)));

    /// <summary>A short name of everything that was read, the same wherever the policy lies.</summary>
    public string Version(string root)
    {
        StringBuilder all = new();
        foreach ((Question question, string digest) in Contents.OrderBy(q => q.Key.Path, StringComparer.Ordinal))
        {
            all.Append(Path.GetRelativePath(root, question.Path).Replace('\\', '/')).Append('\n').Append(digest).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 6));
    }

    /// <summary>True when any question would be answered otherwise now.</summary>
    public bool HasChanged() => asked.Any(question => Answer(question.Key) != question.Value);

    private static string FolderOf(Question question) => question.Kind is QuestionKind.Folders or QuestionKind.Files
        ? question.Path
        : Path.GetDirectoryName(question.Path) ?? question.Path;

    private SourceRead Read(Question question)
    {
        SourceRead read = SourceRead.From(question.Path, question.MaxBytes);
        asked[question] = read.Digest;
        return read;
    }

    private string Ask(Question question) => asked[question] = Answer(question);

    private static string Answer(Question question) => question.Kind switch
    {
        QuestionKind.Existence => File.Exists(question.Path) ? "present" : Absent,
        QuestionKind.Folders => Listing(question.Path, path => Directory.EnumerateDirectories(path)),
        QuestionKind.Files => Listing(question.Path, path => Directory.EnumerateFiles(path, question.Pattern!)),
        _ => SourceRead.From(question.Path, question.MaxBytes).Digest,
    };

    private static string Listing(string path, Func<string, IEnumerable<string>> list)
    {
        try
        {
            return Directory.Exists(path)
                ? string.Join('\n', list(path).Select(Path.GetFileName).Where(name => !name!.StartsWith('.')).Order(StringComparer.Ordinal))
                : Absent;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Absent;
        }
    }

    private static string[] Names(string answer) => answer is Absent or "" ? [] : answer.Split('\n');

    private enum QuestionKind
    {
        Content,
        Secret,
        Existence,
        Folders,
        Files,
    }

    private readonly record struct Question(QuestionKind Kind, string Path, string? Pattern = null, int MaxBytes = MaxBytes);
}
