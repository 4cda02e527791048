using System.ComponentModel.DataAnnotations;
using Suffice.Files;

namespace Suffice.Yaml.Binding;

/// <summary>Fills records: every key known, every required key there, every value within its limits.</summary>
internal sealed class RecordBinder(YamlBinder values, YamlFindings findings, RecordShapes shapes)
{
    private readonly ValueLimits limits = new(findings);

    /// <summary>A record of which nothing is said, its defaults told; <see langword="null"/> when something must be said.</summary>
    public object? Default(RecordShape shape, string path)
    {
        RecordKey[] missing = [.. shape.Keys.Where(key => key.Required)];
        foreach (RecordKey key in missing)
        {
            TellMissing(key, path);
        }

        DefaultOrigins.Tell(shape, shape.Defaults, path, findings, shapes);
        return missing.Length == 0 ? shape.Create() : null;
    }

    public object? Bind(RecordShape shape, YamlNode node, string path)
    {
        if (node is not YamlMap map || IsBareMap(shape, map))
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
                TellMissing(key, path);
            }
        }

        foreach (YamlEntry entry in map.Entries)
        {
            whole &= BindKey(shape, record, entry, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}");
        }

        foreach (RecordKey key in findings.KeepsOrigins ? shape.Written.Where(key => !map.Entries.Any(entry => entry.Key == key.Name)) : [])
        {
            DefaultOrigins.Tell(key, shape.Defaults, path, findings, shapes);
        }

        return whole ? record : null;
    }

    /// <summary>A map may be the bare value of a record that holds one: then none of its keys is one of the record's, or near one.</summary>
    private static bool IsBareMap(RecordShape shape, YamlMap map) =>
        shape.Shorthand is { } bare
        && bare.Many is { IsMap: true }
        && !map.Entries.IsEmpty
        && !map.Entries.Any(entry => NearWords.Nearest(entry.Key, shape.Written.Select(key => key.Name)) is not null);

    private static bool IsMisspelt(RecordShape shape, string written, RecordKey meant) =>
        shape.Find(written) is null && NearWords.Nearest(written, shape.Written.Select(key => key.Name)) == meant.Name;

    /// <summary>Sets one key; false when the record cannot stand without it.</summary>
    private bool BindKey(RecordShape shape, object record, YamlEntry entry, string path)
    {
        findings.Place(path, entry.Place);
        RecordKey? key = shape.Find(entry.Key);
        if (key is null)
        {
            findings.Error(
                path,
                $"unknown key '{Shown.Key(entry.Key)}'",
                NearWords.Advise(entry.Key, [.. shape.Written.Select(k => k.Name)], "the keys here are"));
            return true;
        }

        if (key.NotYet is { } later)
        {
            findings.Error(path, $"'{key.Name}' is not supported by this version", later.Right);
            return true;
        }

        object? value = values.Bind(key.Type, entry.Value, path);
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
            TellMissing(key, path);
        }

        object? value = values.Bind(shorthand.Type, node, path);
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

    private void TellMissing(RecordKey key, string path) => findings.Error(path, $"'{key.Name}' is missing", $"{key.Name}: {Form(key)}");

    private static string Form(RecordKey key)
    {
        if (key.Limits.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed)
        {
            return string.Join(" or ", allowed.Values);
        }

        string form = key.Scalar?.Right ?? (key.Many is { IsMap: false } ? "a list" : "a map");
        return key.Description is null ? form : $"{form} ({key.Description.TrimEnd('.')})";
    }
}
