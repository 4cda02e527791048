using Suffice.Policy.Entries;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Sources;

/// <summary>Reads <c>suffice.yaml</c> and the task folders beside it.</summary>
internal sealed class PolicyReader(PolicySources sources, YamlBinder binder, YamlFindings findings)
{
    private const string TaskFile = "task.yaml";

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
        return new WrittenPolicy(file, tasks, other);
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

    private T? Bind<T>(string fullPath, string shown, string path)
        where T : class
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

        return binder.Bind<T>(node, path);
    }
}
