using System.Text.Json;

namespace Suffice.Yaml.Binding;

/// <summary>Tells the values that hold because no file says otherwise.</summary>
internal static class DefaultOrigins
{
    public static void Tell(RecordShape shape, object record, string path, YamlFindings findings, RecordShapes shapes)
    {
        foreach (RecordKey key in findings.KeepsOrigins ? shape.Written : [])
        {
            Tell(key, record, path, findings, shapes);
        }
    }

    public static void Tell(RecordKey key, object record, string path, YamlFindings findings, RecordShapes shapes)
    {
        string at = path.Length == 0 ? key.Name : $"{path}.{key.Name}";
        object? value = key.ValueIn(record);
        if (key.Required || value is null or YamlNode or JsonElement)
        {
            return;
        }

        if (key.Scalar is { } form)
        {
            findings.Origin(at, form.Write(value), ValueOrigin.Default);
        }
        else if (key.Many is { } many)
        {
            TellMany(many, value, at, findings, shapes);
        }
        else
        {
            Tell(shapes.Of(key.Type), value, at, findings, shapes);
        }
    }

    private static void TellMany(ManyForm many, object value, string at, YamlFindings findings, RecordShapes shapes)
    {
        if (shapes.ScalarOf(many.Item) is not { } form)
        {
            return;
        }

        string[] written =
        [
            .. ManyForm.ValuesOf(value).Select(item => (many.IsMap ? $"{item.Name}: " : string.Empty) + form.Write(item.Value!)),
        ];
        if (written.Length > 0)
        {
            findings.Origin(at, $"[{string.Join(", ", written)}]", ValueOrigin.Default);
        }
    }
}
