using System.Collections.Immutable;

namespace Suffice.Evaluation.Sets;

/// <summary>Finds the items of a task: in its own folder, or in the folder of items that an audit wrote.</summary>
public static class TaskEvals
{
    /// <summary>The folder of a policy that an audit's items lie in, a file a task.</summary>
    public const string UsualFolder = "evals";

    private static readonly string[] Forms = [".jsonl", ".json", ".csv", ".tsv", ".yaml", ".yml"];

    /// <summary>Finds them.</summary>
    /// <param name="policy">The policy file; its folder is where tasks lie.</param>
    /// <param name="task">The task's name.</param>
    /// <param name="folder">A folder of items to look into instead; may be <see langword="null"/>.</param>
    /// <returns>The files; empty when there are none.</returns>
    public static ImmutableArray<string> Find(string policy, string task, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(task);
        string root = Path.GetDirectoryName(Path.GetFullPath(policy))!;
        string own = Path.Combine(root, "tasks", task, "evals");
        if (folder is null && Directory.Exists(own))
        {
            ImmutableArray<string> files = [.. Directory.EnumerateFiles(own).Where(IsItems).Order(StringComparer.Ordinal)];
            if (!files.IsEmpty)
            {
                return [.. files.Select(Shown)];
            }
        }

        string audited = folder ?? Path.Combine(root, UsualFolder);
        return [.. Forms.Select(form => Path.Combine(audited, task + form)).Where(File.Exists).Take(1).Select(Shown)];
    }

    /// <summary>The files of a set that is named by its path: the file itself, or all files of items in a folder.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <returns>The files, in the order of their names; empty when there are none.</returns>
    public static ImmutableArray<string> FilesOf(string path) => File.Exists(path) ? [path]
        : Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Where(IsItems).Order(StringComparer.Ordinal)]
        : [];

    private static bool IsItems(string file) => Forms.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    // As short as the user would write it, for messages.
    private static string Shown(string path)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
