using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Suffice.Files;
using Suffice.Policy.Entries;
using Suffice.Policy.Sources;
using Suffice.Providers;
using Suffice.Schemas;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Compiling.Pipelines;

/// <summary>What steps take of files and of the policy: the task, the fixed part of the prompt, the schema, keys.</summary>
internal sealed class ModelStepParts(Compilation load, ImmutableArray<TaskPolicy> tasks)
{
    /// <summary>The files of a task's folder that make the fixed part of its prompt: what never changes first.</summary>
    private static readonly string[] ContextFiles = ["rubric.md", "standards.md", "patterns.md", "escalation.md"];

    /// <summary>Tells of a task that the policy does not have.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="at">Where it is named.</param>
    public void CheckTask(string name, string at)
    {
        if (!tasks.Any(task => task.Name == name))
        {
            load.Findings.Error(at, $"the policy has no task {Shown.Value(name)}", NearWords.Advise(name, [.. tasks.Select(task => task.Name)], "its tasks are"));
        }
    }

    /// <summary>The fixed part of a step's prompt.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="entry">What is said of it.</param>
    /// <param name="path">Where it stands.</param>
    /// <returns>The text; <see langword="null"/> for none.</returns>
    public string? SystemOf(string task, PipelineStepEntry entry, string path)
    {
        if (entry.System is { } written)
        {
            return written;
        }

        string[] files = entry.SystemFiles is { } named
            ? [.. named.Select(file => Path.GetFullPath(file, load.Root))]
            : [.. ContextFiles.Select(file => Path.Combine(FolderOf(task), file)).Where(load.Sources.Exists)];
        string[] texts = [.. files.Select((file, i) => ReadText(file, load.Findings.ItemPath($"{path}.system_files", i))).OfType<string>()];

        return texts.Length == 0 ? null : string.Join("\n\n", texts.Select(text => text.Trim()));
    }

    /// <summary>The schema that a step's answer shall follow.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="named">The file that the step names; <see langword="null"/> for the one of the task's folder.</param>
    /// <param name="at">Where it is named.</param>
    /// <returns>The schema; <see langword="null"/> for none.</returns>
    public JsonElement? SchemaOf(string task, string? named, string at)
    {
        string file = named is null ? Path.Combine(FolderOf(task), "output.schema.json") : Path.GetFullPath(named, load.Root);
        if ((named is null && !load.Sources.Exists(file)) || ReadText(file, at) is not { } text)
        {
            return null;
        }

        try
        {
            JsonElement schema = JsonSerializer.Deserialize<JsonElement>(text);
            _ = JsonSchema.Parse(schema);
            return schema;
        }
        catch (Exception broken) when (broken is JsonException or JsonSchemaException)
        {
            load.Findings.Error(at, $"{Path.GetRelativePath(load.Root, file)}: {broken.Message}", "a JSON Schema");
            return null;
        }
    }

    /// <summary>The key of a service.</summary>
    /// <param name="reference">Where it is kept.</param>
    /// <param name="url">Where it is sent.</param>
    /// <param name="at">Where it is named.</param>
    /// <returns>The key; <see langword="null"/> when it is not there, which is told.</returns>
    public Secret? KeyOf(SecretReference reference, Uri url, string at)
    {
        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            load.Findings.Notice(at, "the key would travel unencrypted", "https://");
        }

        (Secret? key, string wrong, string right) = new KeyReader(load.Sources, load.Options.ReadVariable, load.Root).Read(reference);
        if (key is null && load.Options.RequireKeys)
        {
            load.Findings.Error(at, wrong, right);
        }
        else if (key is null)
        {
            load.Findings.Notice(at, wrong, right);
        }

        return key;
    }

    private string FolderOf(string task) => Path.Combine(load.Root, "tasks", task);

    private string? ReadText(string file, string at)
    {
        SourceRead read = load.Sources.Read(file);
        if (read.Bytes is null)
        {
            load.Findings.Error(at, $"{Path.GetRelativePath(load.Root, file)}: {read.Wrong}", read.Right);
            return null;
        }

        return Encoding.UTF8.GetString(read.Bytes).TrimStart('\uFEFF');
    }
}
