using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Verdicts;
using Suffice.Policy;
using Suffice.Schemas;
using Suffice.Yaml;

namespace Suffice.Agents.Prompting;

/// <summary>A worker's <c>output.schema.json</c>.</summary>
/// <param name="Path">The file, as shown.</param>
/// <param name="Schema">What it says; <see langword="null"/> when there is none that can be used.</param>
/// <param name="Problems">What is wrong with it.</param>
internal sealed record OutputSchemaFile(string Path, JsonElement? Schema, ImmutableArray<YamlError> Problems)
{
    /// <summary>Its name in a task's folder.</summary>
    public const string Name = "output.schema.json";

    /// <summary>Reads it.</summary>
    /// <param name="folder">The task's folder.</param>
    /// <returns>The file.</returns>
    public static OutputSchemaFile Read(string folder)
    {
        string shown = $"{System.IO.Path.GetFileName(folder)}/{Name}";
        string path = System.IO.Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return Wrong(shown, 0, "there is no such file", $"the form of an answer; 'suffice work {System.IO.Path.GetFileName(folder)} --write-schema' writes it of rubric.md");
        }

        try
        {
            JsonElement schema = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
            JsonSchema.Parse(schema);

            return new OutputSchemaFile(shown, schema, []);
        }
        catch (JsonException broken)
        {
            return Wrong(shown, (int)(broken.LineNumber ?? 0) + 1, "no JSON", "a JSON Schema");
        }
        catch (JsonSchemaException unusable)
        {
            return Wrong(shown, 0, $"{unusable.Pointer} {unusable.Problem}", unusable.Remedy);
        }
    }

    /// <summary>The file as a rubric asks for it.</summary>
    /// <param name="rubric">The rubric.</param>
    /// <param name="settings">What the policy says of the worker.</param>
    /// <param name="before">The schema before; what it asks for beside the rubric stays.</param>
    /// <returns>The file.</returns>
    public static OutputSchemaFile Made(Rubric rubric, WorkerSettings settings, JsonElement? before) => new(
        Name,
        rubric.Criteria.IsEmpty && before is not null ? before : AnswerSchema.Of(rubric, settings.Upstream, AnswerSchema.FieldsOf(before)),
        []);

    private static OutputSchemaFile Wrong(string path, int line, string wrong, string right) =>
        new(path, null, [new YamlError(path, line, line == 0 ? 0 : 1, string.Empty, wrong, right)]);
}
