using System.Collections.Frozen;
using System.Collections.Immutable;
using Suffice.Audit.Sources;
using Suffice.Files;
using Suffice.Yaml;

namespace Suffice.Audit.Formats.Mapping;

/// <summary>Reads a mapping file.</summary>
internal static class LogMappingReader
{
    private const string CacheSwitch = "input_includes_cache";
    private const string ReasoningSwitch = "output_includes_reasoning";

    private static readonly ImmutableArray<string> Keys = [.. LogMapping.Fields, CacheSwitch, ReasoningSwitch];

    /// <summary>Reads a mapping.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">Its name.</param>
    /// <returns>The mapping.</returns>
    /// <exception cref="AuditInputException">It is wrong; every mistake is told with its line.</exception>
    public static LogMapping Read(string yaml, string file)
    {
        YamlFindings findings = new();
        YamlNode? root = YamlDocument.Read(yaml, file, string.Empty, findings);
        Dictionary<string, ImmutableArray<FieldPath>> paths = new(StringComparer.Ordinal);
        Dictionary<string, bool> switches = new(StringComparer.Ordinal);
        if (root is YamlMap map)
        {
            foreach (YamlEntry entry in map.Entries)
            {
                ReadEntry(entry, paths, switches, findings);
            }
        }

        if (!findings.HasErrors)
        {
            Check(root, file, paths, findings);
        }

        return findings.HasErrors
            ? throw new AuditInputException(string.Join('\n', findings.Errors.Select(error => error.ToString())))
            : new LogMapping(
                paths.ToFrozenDictionary(StringComparer.Ordinal),
                switches.TryGetValue(CacheSwitch, out bool held) ? held : null,
                switches.GetValueOrDefault(ReasoningSwitch, true));
    }

    private static void ReadEntry(YamlEntry entry, Dictionary<string, ImmutableArray<FieldPath>> paths, Dictionary<string, bool> switches, YamlFindings findings)
    {
        if (!Keys.Contains(entry.Key))
        {
            findings.Error(entry.Place, Shown.Key(entry.Key), "not a field of a call", NearWords.Advise(entry.Key, Keys, "known fields"));
        }
        else if (entry.Key is CacheSwitch or ReasoningSwitch)
        {
            if (entry.Value is YamlScalar { Text: "true" or "false" } flag)
            {
                switches[entry.Key] = flag.Text == "true";
            }
            else
            {
                findings.Error(entry.Value.Place, entry.Key, $"is {entry.Value.Noun}", "write true or false");
            }
        }
        else if (PathsOf(entry, findings) is { IsEmpty: false } read)
        {
            paths[entry.Key] = read;
        }
    }

    /// <summary>One place, or a list of places of which the first that holds something counts.</summary>
    private static ImmutableArray<FieldPath> PathsOf(YamlEntry entry, YamlFindings findings)
    {
        ImmutableArray<FieldPath>.Builder read = ImmutableArray.CreateBuilder<FieldPath>();
        foreach (YamlNode node in entry.Value is YamlList list ? list.Items : [entry.Value])
        {
            if (node is not YamlScalar { IsNull: false, Text.Length: > 0 } scalar)
            {
                findings.Error(node.Place, entry.Key, $"is {node.Noun}", "name a column, or write a path such as $.llm.name");
            }
            else if (FieldPath.TryParse(scalar.Text, out string? wrong) is { } path)
            {
                read.Add(path);
            }
            else
            {
                findings.Error(node.Place, entry.Key, $"the path {wrong}", "write a path such as $.llm.calls[0].name");
            }
        }

        return read.DrainToImmutable();
    }

    private static void Check(YamlNode? root, string file, Dictionary<string, ImmutableArray<FieldPath>> paths, YamlFindings findings)
    {
        if (root is not YamlMap)
        {
            string wrong = root is null ? "the mapping is empty" : $"the mapping is {root.Noun}";
            findings.Error(new YamlPlace(file, 0, 0), string.Empty, wrong, "write one field a line, such as model: $.llm.name");
        }
        else if (!paths.ContainsKey("model"))
        {
            findings.Error(root.Place, "model", "is missing", "tell where the model stands, such as model: $.llm.name");
        }
        else if (!paths.ContainsKey("input_tokens") && !paths.ContainsKey("prompt") && !paths.ContainsKey("messages") && !paths.ContainsKey("request"))
        {
            findings.Error(root.Place, "input_tokens", "is missing, and so are prompt, messages and request", "map the tokens, or the text, or both");
        }
    }
}
