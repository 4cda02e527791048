using Suffice.Files;
using Suffice.Yaml;


namespace Suffice.Policy.Sources;

/// <summary>The folders of tasks beside a policy.</summary>
internal sealed class TaskFolders(PolicySources sources, YamlFindings findings, string root, string shownRoot)
{
    private const string Folder = "tasks";

    /// <summary>Files that a task folder may hold; a name near one of them is a slip.</summary>
    private static readonly string[] KnownFiles =
        ["task.yaml", "output.schema.json", "calibration.json", "rubric.md", "escalation.md", "patterns.md", "standards.md"];

    public string PathOf(string name) => Path.Combine(root, Folder, name);

    public string ShownPathOf(string name, string file) => Path.Combine(shownRoot, Folder, name, file).Replace('\\', '/');

    /// <summary>The names of the folders that hold a task file, after telling of misspelt files.</summary>
    public IEnumerable<string> WithTaskFile(string taskFile)
    {
        foreach (string name in sources.FoldersIn(Path.Combine(root, Folder)))
        {
            IReadOnlyList<string> files = sources.FilesIn(PathOf(name), "*");
            foreach (string file in files.Where(file => !KnownFiles.Contains(file, StringComparer.Ordinal)))
            {
                TellSlip(name, file, files);
            }

            if (files.Contains(taskFile, StringComparer.Ordinal))
            {
                yield return name;
            }
        }
    }

    private void TellSlip(string name, string file, IReadOnlyList<string> files)
    {
        if (NearWords.Nearest(file, KnownFiles.Except(files, StringComparer.Ordinal)) is { } meant)
        {
            findings.Notice(
                new YamlPlace(ShownPathOf(name, file), 0, 0),
                $"tasks.{name}",
                "a file that no task folder is known to hold",
                $"did you mean '{meant}'?");
        }
    }
}
