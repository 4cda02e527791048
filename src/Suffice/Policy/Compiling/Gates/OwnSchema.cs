using Suffice.Checks;
using Suffice.Policy.Sources;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling.Gates;

/// <summary>The schema in a task's own folder, which a <c>json_schema</c> check without options uses.</summary>
internal static class OwnSchema
{
    private const string Check = "json_schema";
    private const string File = "output.schema.json";

    /// <summary>The option that names it, as if the policy had written it; <see langword="null"/> when there is none.</summary>
    public static YamlNode? Of(CheckDefinition kind, WrittenTask task, Compilation load) =>
        kind.Name == Check && task.OwnFolder is { } folder && load.Sources.Exists(Path.Combine(folder, File))
            ? new YamlScalar(load.Findings.PlaceOf(task.Path), File, plain: false)
            : null;
}
