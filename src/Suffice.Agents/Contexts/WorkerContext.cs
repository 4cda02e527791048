using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Suffice.Yaml;

namespace Suffice.Agents.Contexts;

/// <summary>The four context files of a worker, as they stand at one moment.</summary>
/// <param name="Folder">The folder they lie in.</param>
/// <param name="Files">The four, in the order in which a model is shown them; one that is not there is empty.</param>
public sealed record WorkerContext(string Folder, ImmutableArray<ContextFile> Files)
{
    private static readonly ImmutableArray<ContextKind> Kinds = [ContextKind.Rubric, ContextKind.Standards, ContextKind.Escalation, ContextKind.Patterns];

    /// <summary>What is wrong in them; empty when nothing is.</summary>
    public ImmutableArray<YamlError> Problems { get; init; } = [];

    /// <summary>Identifies what the files say: <c>sha256:</c> and 16 hexadecimal digits.</summary>
    public string Hash { get; } = HashOf(Files.Select(file => file.Text));

    /// <summary>Identifies the rubric alone, which says what scores mean.</summary>
    public string RubricHash { get; } = HashOf(Files.Where(file => file.Kind == ContextKind.Rubric).Select(file => file.Text));

    /// <summary>One of the four.</summary>
    /// <param name="kind">Which.</param>
    public ContextFile this[ContextKind kind] => Files.First(file => file.Kind == kind);

    /// <summary>Finds an item, by its id, in whichever file it is.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The item, or <see langword="null"/>.</returns>
    public ContextItem? Find(string id) => Files.Select(file => file.Find(id)).FirstOrDefault(item => item is not null);

    /// <summary>Reads the four files of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The context, with what is wrong in it.</returns>
    /// <exception cref="IOException">A file that is there cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file that is there may not be read.</exception>
    public static WorkerContext Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string shown = Path.Combine(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(folder))) ?? string.Empty, Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        ImmutableArray<ContextReading> read =
        [
            .. Kinds.Select(kind =>
            {
                string path = Path.Combine(folder, ContextFile.NameOf(kind));

                return ContextReader.Read(kind, Path.Combine(shown, ContextFile.NameOf(kind)).Replace('\\', '/'), File.Exists(path) ? File.ReadAllText(path) : string.Empty);
            }),
        ];

        return new WorkerContext(folder, [.. read.Select(one => one.File)]) { Problems = [.. read.SelectMany(one => one.Problems)] };
    }

    /// <summary>The same with one file changed.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="text">Its new text.</param>
    /// <returns>The context, with what is wrong in it.</returns>
    public WorkerContext With(ContextKind kind, string text)
    {
        ContextReading read = ContextReader.Read(kind, this[kind].Path, text);

        return new WorkerContext(Folder, Files.Replace(this[kind], read.File)) { Problems = [.. Problems.Where(problem => problem.File != read.File.Path), .. read.Problems] };
    }

    private static string HashOf(IEnumerable<string> texts) => "sha256:" + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u0001', texts.Select(text => text.ReplaceLineEndings("\n"))))).AsSpan(0, 8));
}
