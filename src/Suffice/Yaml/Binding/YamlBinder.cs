using System.Text.Json;
using Suffice.Files;

namespace Suffice.Yaml.Binding;

/// <summary>Makes records of YAML: strict on keys and types, and never stopping at the first mistake.</summary>
/// <remarks>What could not be read is left at its default and told; a policy with mistakes is never used.</remarks>
internal sealed class YamlBinder
{
    private readonly YamlFindings findings;
    private readonly RecordShapes shapes;
    private readonly RecordBinder records;

    public YamlBinder(YamlFindings findings, RecordShapes shapes)
    {
        this.findings = findings;
        this.shapes = shapes;
        records = new RecordBinder(this, findings, shapes);
    }

    /// <summary>Reads a value.</summary>
    /// <returns>The value, or <see langword="null"/> when it is wrong; then that was told.</returns>
    public T? Bind<T>(YamlNode node, string path)
        where T : class => (T?)Bind(typeof(T), node, path);

    /// <summary>Reads a value of a type known at run time.</summary>
    public object? Bind(Type type, YamlNode node, string path)
    {
        if (!findings.Stands(path))
        {
            findings.Place(path, node.Place);
        }

        if (type == typeof(YamlNode))
        {
            return node;
        }

        if (type == typeof(JsonElement) || type == typeof(JsonElement?))
        {
            JsonElement json = JsonOfYaml.Convert(node);
            findings.Origin(path, json.GetRawText());
            return json;
        }

        if (shapes.ScalarOf(type) is { } form)
        {
            return BindScalar(form, node, path);
        }

        if (shapes.ManyOf(type) is { } many)
        {
            return many.IsMap ? BindMap(many, node, path) : BindList(many, node, path);
        }

        return records.Bind(shapes.Of(type), node, path);
    }

    /// <summary>A record of which nothing is said, its defaults told; <see langword="null"/> when something must be said.</summary>
    public object? Default(Type type, string path) => records.Default(shapes.Of(type), path);

    private object? BindScalar(ScalarForm form, YamlNode node, string path)
    {
        if (node is not YamlScalar scalar || scalar.IsNull)
        {
            findings.Error(path, node is YamlScalar ? "has no value" : $"{node.Noun}, not {form.Noun}", form.Right);
            return null;
        }

        if (scalar.Text.Contains('\0', StringComparison.Ordinal))
        {
            findings.Error(path, "a text with a null character in it", form.Right);
            return null;
        }

        if (form.MustBePlain && !scalar.Plain)
        {
            findings.Error(path, $"a text in quotes, not {form.Noun}", $"{form.Right}, without quotes");
            return null;
        }

        Reading reading = form.Read(scalar.Text);
        if (reading.Value is null)
        {
            findings.Error(path, Wrong(form, scalar.Text, reading.Why), Right(form, scalar.Text));
            return null;
        }

        if (findings.KeepsOrigins)
        {
            findings.Origin(path, form.Write(reading.Value));
        }

        return reading.Value;
    }

    private static string Wrong(ScalarForm form, string text, string? why)
    {
        string not = form.Words.Count > 0 ? "none of the words known here" : $"not {form.Noun}";
        string wrong = form.Secret ? not : $"{Shown.Value(text)} is {not}";
        return why is null ? wrong : $"{wrong} ({why})";
    }

    private static string Right(ScalarForm form, string text) =>
        NearWords.Nearest(text, form.Words) is { } near ? $"did you mean '{near}'? {form.Right}" : form.Right;

    private object BindList(ManyForm form, YamlNode node, string path)
    {
        IReadOnlyList<YamlNode> items = node is YamlList list ? list.Items : [node];
        List<KeyValuePair<string, object?>> values = new(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            string at = node is YamlList ? $"{path}[{i}]" : path;
            if (Bind(form.Item, items[i], at) is { } value)
            {
                values.Add(KeyValuePair.Create(at, (object?)value));
            }
        }

        return form.Build(values);
    }

    private object? BindMap(ManyForm form, YamlNode node, string path)
    {
        if (node is not YamlMap map)
        {
            findings.Error(
                path,
                node is YamlScalar { IsNull: true } ? "has no value" : $"{node.Noun}, not a map",
                "names and their values, each on a line: NAME: VALUE");
            return null;
        }

        List<KeyValuePair<string, object?>> values = new(map.Entries.Length);
        foreach (YamlEntry entry in map.Entries)
        {
            string at = $"{path}.{entry.Key}";
            findings.Place(at, entry.Place);
            if (Bind(form.Item, entry.Value, at) is { } value)
            {
                values.Add(KeyValuePair.Create(entry.Key, (object?)value));
            }
        }

        return form.Build(values);
    }
}
