using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Suffice.Agents.Contexts;
using Suffice.Agents.Verdicts;
using Suffice.Files;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Agents.Prompting;

/// <summary>Writes a worker's <c>output.schema.json</c> as its rubric asks for it; what the file asks for beside ratings stays.</summary>
public static class SchemaWriting
{
    /// <summary>Writes it, whole or not at all.</summary>
    /// <param name="task">The task; it has <see cref="TaskPolicy.Worker"/>.</param>
    /// <returns>The file, and why it was not written.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static (string Path, ImmutableArray<YamlError> Problems) Write(TaskPolicy task)
    {
        ArgumentNullException.ThrowIfNull(task);
        WorkerSettings settings = task.Worker ?? throw new ArgumentException($"{task.Name} is no worker.", nameof(task));
        string path = System.IO.Path.Combine(settings.Folder, OutputSchemaFile.Name);
        ContextFile written = WorkerContext.Read(settings.Folder)[ContextKind.Rubric];
        (Rubric rubric, ImmutableArray<YamlError> problems) = RubricReader.Read(written);
        if (problems.IsEmpty)
        {
            WholeFile.Replace(path, Encoding.UTF8.GetBytes(Text(rubric, settings, OutputSchemaFile.Read(settings.Folder).Schema)));
        }

        return (path, problems);
    }

    /// <summary>The file's text.</summary>
    internal static string Text(Rubric rubric, WorkerSettings settings, JsonElement? before) =>
        JsonSerializer.Serialize(AnswerSchema.Of(rubric, settings.Upstream, AnswerSchema.FieldsOf(before)), MachineJson.Indented).ReplaceLineEndings("\n") + "\n";
}
