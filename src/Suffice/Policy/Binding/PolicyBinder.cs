using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Suffice.Policy.Yaml;

namespace Suffice.Policy.Binding;

/// <summary>Makes records of YAML: strict on keys and types, and never stopping at the first mistake.</summary>
/// <remarks>What could not be read is left at its default and told; a policy with mistakes is never used.</remarks>
internal sealed class PolicyBinder(PolicyFindings findings, RecordShapes shapes)
{
    private readonly ValueLimits limits = new(findings);

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

        if (ScalarForms.Of(type) is { } form)
        {
            return BindScalar(form, node, path);
        }

        if (ManyForm.Of(type) is { } many)
        {
            return many.IsMap ? BindMap(many, node, path) : BindList(many, node, path);
        }

        return BindRecord(shapes.Of(type), node, path);
    }

    /// <summary>A record of which nothing is said, its defaults told.</summary>
    public object Default(Type type, string path)
    {
        RecordShape shape = shapes.Of(type);
        foreach (RecordKey key in shape.Keys.Where(key => key.Required))
        {
            findings.Error(path, $"'{key.Name}' is missing", Missing(key));
        }

        DefaultOrigins.Tell(shape, shape.Defaults, path, findings, shapes);
        return shape.Create();
    }

    private object? BindScalar(ScalarForm form, YamlNode node, string path)
    {
        if (node is not YamlScalar scalar || scalar.IsNull)
        {
            findings.Error(path, node is YamlScalar ? "has no value" : $"{node.Noun}, not {form.Noun}", form.Right);
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

        findings.Origin(path, form.Write(reading.Value));
        return reading.Value;
    }

    private static string Wrong(ScalarForm form, string text, string? why)
    {
        string noun = form.Words.Count > 0 ? "none of the words known here" : form.Noun;
        string wrong = form.Secret ? $"not {noun}" : form.Words.Count > 0 ? $"{Shown.Value(text)} is {noun}" : $"{Shown.Value(text)} is not {noun}";
        return why is null ? wrong : $"{wrong} ({why})";
    }

    private static string Right(ScalarForm form, string text) =>
        Suggestion.For(text, form.Words) is { } near ? $"did you mean '{near}'? {form.Right}" : form.Right;

    private object BindList(ManyForm form, YamlNode node, string path)
    {
        IReadOnlyList<YamlNode> items = node is YamlList list ? list.Items : [node];
        var values = new List<KeyValuePair<string, object?>>(items.Count);
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
            findings.Error(path, node is YamlScalar { IsNull: true } ? "has no value" : $"{node.Noun}, not a map", "names and their values, each on a line: NAME: VALUE");
            return null;
        }

        var values = new List<KeyValuePair<string, object?>>(map.Entries.Length);
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

    private object? BindRecord(RecordShape shape, YamlNode node, string path)
    {
        if (node is not YamlMap map)
        {
            return BindBare(shape, node, path);
        }

        object record = shape.Create();
        bool whole = true;
        foreach (RecordKey key in shape.Keys.Where(key => key.Required && !map.Entries.Any(entry => entry.Key == key.Name)))
        {
            whole = false;
            if (!map.Entries.Any(entry => IsMisspelt(shape, entry.Key, key)))
            {
                findings.Error(path, $"'{key.Name}' is missing", Missing(key));
            }
        }

        foreach (YamlEntry entry in map.Entries)
        {
            whole &= BindKey(shape, record, entry, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}");
        }

        foreach (RecordKey key in shape.Written.Where(key => !map.Entries.Any(entry => entry.Key == key.Name)))
        {
            DefaultOrigins.Tell(key, shape.Defaults, path, findings, shapes);
        }

        return whole ? record : null;
    }

    private static bool IsMisspelt(RecordShape shape, string written, RecordKey meant) =>
        shape.Find(written) is null && Suggestion.For(written, shape.Written.Select(key => key.Name)) == meant.Name;

    /// <summary>Sets one key; false when the record cannot stand without it.</summary>
    private bool BindKey(RecordShape shape, object record, YamlEntry entry, string path)
    {
        findings.Place(path, entry.Place);
        RecordKey? key = shape.Find(entry.Key);
        if (key is null)
        {
            findings.Error(
                path, $"unknown key '{Shown.Key(entry.Key)}'", Suggestion.Advise(entry.Key, [.. shape.Written.Select(k => k.Name)], "the keys here are"));
            return true;
        }

        if (key.NotYet is { } later)
        {
            findings.Error(path, $"'{key.Name}' is not supported by this version", later.Right);
            return true;
        }

        object? value = Bind(key.Type, entry.Value, path);
        if (value is not null && limits.Hold(key, value, path))
        {
            key.Set(record, value);
            return true;
        }

        return !key.Required;
    }

    private object? BindBare(RecordShape shape, YamlNode node, string path)
    {
        if (shape.Shorthand is not { } shorthand || node is YamlScalar { IsNull: true })
        {
            findings.Error(
                path,
                node is YamlScalar { IsNull: true } ? "has no value" : $"{node.Noun}, not a map",
                $"a map of these keys: {string.Join(", ", shape.Written.Select(key => key.Name))}");
            return null;
        }

        RecordKey[] missing = [.. shape.Keys.Where(key => key.Required && key != shorthand)];
        foreach (RecordKey key in missing)
        {
            findings.Error(path, $"'{key.Name}' is missing", Missing(key));
        }

        object? value = Bind(shorthand.Type, node, path);
        if (value is null || !limits.Hold(shorthand, value, path) || missing.Length > 0)
        {
            return null;
        }

        object record = shape.Create();
        shorthand.Set(record, value);
        foreach (RecordKey key in shape.Written.Where(key => key != shorthand))
        {
            DefaultOrigins.Tell(key, shape.Defaults, path, findings, shapes);
        }

        return record;
    }

    private static string Missing(RecordKey key)
    {
        if (key.Limits.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed)
        {
            return $"{key.Name}: {string.Join(" or ", allowed.Values)}";
        }

        string form = ScalarForms.Of(key.Type)?.Right ?? (ManyForm.Of(key.Type) is { IsMap: false } ? "a list" : "a map");
        return key.Description is null ? $"{key.Name}: {form}" : $"{key.Name}: {form} ({key.Description.TrimEnd('.')})";
    }
}
