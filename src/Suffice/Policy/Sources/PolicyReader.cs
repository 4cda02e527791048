using Suffice.Policy.Entries;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Sources;

/// <summary>Reads <c>suffice.yaml</c> and the task folders beside it.</summary>
internal sealed class PolicyReader(PolicySources sources, YamlBinder binder, YamlFindings findings)
{
    private const string TaskFile = "task.yaml";

    private const string PipelineFolder = "pipelines";

    /// <summary>Reads a policy.</summary>
    /// <param name="path">The main file, as named by the user.</param>
    /// <returns>The policy as written, or <see langword="null"/> when there is none to look at further.</returns>
    public WrittenPolicy? Read(string path)
    {
        findings.Place(string.Empty, new YamlPlace(path, 1, 1));
        string root = Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty;
        TaskFolders folders = new(sources, findings, root, Path.GetDirectoryName(path) ?? string.Empty);
        PolicyFile? file = Bind<PolicyFile>(Path.GetFullPath(path), path, string.Empty);
        if (file is null)
        {
            return null;
        }

        List<WrittenTask> tasks = file.Tasks.Select(task =>
            new WrittenTask(task.Key, task.Value, $"tasks.{task.Key}", root, folders.PathOf(task.Key))).ToList();
        foreach (string name in folders.WithTaskFile(TaskFile))
        {
            if (ReadFolder(folders, name) is { } task)
            {
                tasks.Add(task);
            }
        }

        WrittenTask? other = file.Default is { } entry ? new WrittenTask(TaskPolicy.DefaultName, entry, TaskPolicy.DefaultName, root, null) : null;
        return new WrittenPolicy(file, tasks, other, [.. ReadPipelines(root, Path.GetDirectoryName(path) ?? string.Empty)]);
    }

    private WrittenTask? ReadFolder(TaskFolders folders, string name)
    {
        string path = $"tasks.{name}";
        string shown = folders.ShownPathOf(name, TaskFile);
        if (findings.Stands(path))
        {
            findings.Error(path, $"the task is written here and in {shown}", "one of the two");
            return null;
        }

        findings.Place(path, new YamlPlace(shown, 1, 1));
        string folder = folders.PathOf(name);
        TaskEntry? entry = Bind<TaskEntry>(Path.Combine(folder, TaskFile), shown, path);
        return entry is null ? null : new WrittenTask(name, entry, path, folder, folder);
    }

    private IEnumerable<WrittenPipeline> ReadPipelines(string root, string shownRoot)
    {
        string folder = Path.Combine(root, PipelineFolder);
        foreach (string file in sources.FilesIn(folder, "*.yml"))
        {
            findings.Notice(new YamlPlace(Shown(file), 0, 0), PipelineFolder, "a file that is not read", $"name it {Path.ChangeExtension(file, ".yaml")}");
        }

        foreach (string file in sources.FilesIn(folder, "*.yaml"))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            string path = $"{PipelineFolder}.{name}";
            findings.Place(path, new YamlPlace(Shown(file), 1, 1));
            if (Node(Path.Combine(folder, file), Shown(file), path) is { } node && binder.Bind<PipelineEntry>(node, path) is { } entry)
            {
                yield return new WrittenPipeline(name, entry, path, StepTexts(node));
            }
        }

        string Shown(string file) => Path.Combine(shownRoot, PipelineFolder, file).Replace('\\', '/');
    }

    private static Dictionary<string, string> StepTexts(YamlNode pipeline) => pipeline is YamlMap map
        && map.Entries.FirstOrDefault(entry => entry.Key == "steps").Value is YamlMap steps
            ? steps.Entries.ToDictionary(step => step.Key, step => JsonOfYaml.Convert(step.Value).GetRawText(), StringComparer.Ordinal)
            : [];

    private T? Bind<T>(string fullPath, string shown, string path)
        where T : class => Node(fullPath, shown, path) is { } node ? binder.Bind<T>(node, path) : null;

    private YamlNode? Node(string fullPath, string shown, string path)
    {
        SourceRead read = sources.Read(fullPath);
        if (read.Bytes is null)
        {
            findings.Error(new YamlPlace(shown, 0, 0), path, read.Wrong, read.Right);
            return null;
        }

        if (Utf8Text.Read(read.Bytes, shown, path, findings) is not { } text)
        {
            return null;
        }

        bool broken = findings.HasErrors;
        YamlNode? node = YamlDocument.Read(text, shown, path, findings);
        if (node is null or YamlScalar { IsNull: true })
        {
            if (findings.HasErrors == broken)
            {
                findings.Error(
                    new YamlPlace(shown, 1, 1), path,
                    "the file is empty",
                    "a policy; the least is: version: 1");
            }

            return null;
        }

        return node;
    }
}
