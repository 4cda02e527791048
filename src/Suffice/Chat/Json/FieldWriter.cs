using System.Text.Json;

namespace Suffice.Chat.Json;

/// <summary>Writes one JSON object: the known fields, then the kept ones that were not written.</summary>
/// <param name="json">Where to.</param>
/// <param name="extra">The kept fields.</param>
internal ref struct FieldWriter(Utf8JsonWriter json, ExtraFields extra)
{
    private readonly Utf8JsonWriter json = json;
    private readonly ExtraFields extra = extra;
    private List<string>? written;

    public static FieldWriter Begin(Utf8JsonWriter json, ExtraFields extra = default)
    {
        json.WriteStartObject();
        return new FieldWriter(json, extra);
    }

    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            Name(name).WriteStringValue(value);
        }
    }

    /// <summary>Writes a text that goes without saying, unless a kept field says it in its own way.</summary>
    public void Usual(string name, string value)
    {
        if (!Keeps(name))
        {
            Text(name, value);
        }
    }

    public void Texts(string name, IEnumerable<string> values)
    {
        Name(name).WriteStartArray();
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public void Number(string name, decimal? value)
    {
        if (value is not null)
        {
            Name(name).WriteNumberValue(value.Value);
        }
    }

    public void Flag(string name, bool? value)
    {
        if (value is not null)
        {
            Name(name).WriteBooleanValue(value.Value);
        }
    }

    public void Json(string name, JsonElement? value)
    {
        if (value is not null)
        {
            Name(name).Raw(value.Value);
        }
    }

    /// <summary>Writes a name; the caller writes its value.</summary>
    public Utf8JsonWriter Name(string name)
    {
        Written(name);
        json.WritePropertyName(name);
        return json;
    }

    /// <summary>Begins an object inside, to which the kept fields under its name belong.</summary>
    public FieldWriter Open(string name)
    {
        ExtraFields inside = ExtraFields.Of(extra.Find(name));
        return Begin(Name(name), inside);
    }

    /// <summary>True when a field was kept.</summary>
    public readonly bool Keeps(string name) => extra.Find(name) is not null;

    /// <summary>Says that a kept field is dealt with.</summary>
    public void Written(string name)
    {
        if (!extra.IsEmpty)
        {
            (written ??= []).Add(name);
        }
    }

    /// <summary>Writes what was kept, and ends the object.</summary>
    public void End()
    {
        if (!extra.IsEmpty)
        {
            foreach ((string? name, JsonElement value) in extra.Items)
            {
                if (written?.Contains(name) != true)
                {
                    json.WritePropertyName(name);
                    json.Raw(value);
                }
            }
        }

        json.WriteEndObject();
    }
}
