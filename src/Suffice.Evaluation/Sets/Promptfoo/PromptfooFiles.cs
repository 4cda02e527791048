using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Evaluation.Sets.Formats;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Evaluation.Sets.Promptfoo;

/// <summary>Reads what a promptfoo file points at: <c>file://...</c>, relative to the file that says so.</summary>
/// <param name="folder">The folder of the file.</param>
/// <param name="shared">Checks that stand once and are meant in several places (<c>assertionTemplates</c>).</param>
internal sealed class PromptfooFiles(string folder, JsonElement? shared = null)
{
    private const string FileMark = "file://";
    private const string SharedMark = "#/assertionTemplates/";

    /// <summary>Where a reference leads; <see langword="null"/> when a text is none.</summary>
    public string? PathOf(string text) =>
        text.StartsWith(FileMark, StringComparison.Ordinal) ? Path.Combine(folder, text[FileMark.Length..]) : null;

    /// <summary>A value with every reference in it replaced by what it leads to.</summary>
    /// <exception cref="InvalidDataException">A reference leads nowhere, or to a program.</exception>
    public JsonElement Resolve(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when PathOf(value.GetString()!) is { } path => Content(path),
        JsonValueKind.Array => JsonSerializer.SerializeToElement(value.EnumerateArray().Select(Resolve)),
        JsonValueKind.Object when value.TryGetProperty("$ref", out JsonElement reference) => Shared(reference),
        JsonValueKind.Object => JsonSerializer.SerializeToElement(value.EnumerateObject().ToDictionary(field => field.Name, field => Resolve(field.Value), StringComparer.Ordinal)),
        _ => value,
    };

    /// <summary>Reads YAML or JSON, each element of its list with its line.</summary>
    /// <exception cref="EvalSetException">It is broken; every mistake is told with its line.</exception>
    public static YamlNode ReadYaml(string path)
    {
        YamlFindings findings = new();
        YamlNode? root = YamlDocument.Read(new EvalSource(path).Text, path, string.Empty, findings);
        return findings.HasErrors ? throw new EvalSetException(string.Join('\n', findings.Errors.Select(error => error.ToString())))
            : root ?? throw new EvalSetException($"{path}: the file is empty");
    }

    private static JsonElement Content(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is ".js" or ".ts" or ".cjs" or ".mjs" or ".py" or ".rb")
        {
            throw new InvalidDataException($"{path} is a program; nothing is run here, so write its value out");
        }

        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path}: no such file");
        }

        return extension switch
        {
            ".json" or ".yaml" or ".yml" => JsonOfYaml.Convert(ReadYaml(path)),
            _ => JsonSerializer.SerializeToElement(new EvalSource(path).Text.TrimEnd('\n', '\r')),
        };
    }

    private JsonElement Shared(JsonElement reference)
    {
        string text = reference.ValueKind == JsonValueKind.String ? reference.GetString()! : string.Empty;
        return text.StartsWith(SharedMark, StringComparison.Ordinal)
            && shared is { ValueKind: JsonValueKind.Object } templates && templates.TryGetProperty(text[SharedMark.Length..], out JsonElement found)
                ? found
                : throw new InvalidDataException($"$ref '{text}' leads nowhere; {SharedMark}NAME is wanted");
    }

    /// <summary>The files that a pattern names, in order.</summary>
    public ImmutableArray<string> Matching(string text)
    {
        string path = PathOf(text) ?? Path.Combine(folder, text);
        string name = Path.GetFileName(path);
        string within = Path.GetDirectoryName(path) ?? folder;
        return name.Contains('*', StringComparison.Ordinal) && Directory.Exists(within)
            ? [.. Directory.EnumerateFiles(within, name).Order(StringComparer.Ordinal)]
            : [path];
    }
}
