using System.Text.Encodings.Web;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Checks.Paths;
using Suffice.Learning.Labels;

namespace Suffice.Evaluation.Labelling;

/// <summary>Reads the label out of a right answer or a model's answer.</summary>
/// <param name="field">The field of an object that holds it; <see langword="null"/> for what the call's schema says, else the whole answer.</param>
internal sealed class LabelReading(string? field)
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SchemaLabels schemas = new();

    /// <summary>What to say of answers that none can be read out of.</summary>
    public string ToldUnread { get; } = ToldOf(field);

    /// <summary>Reads a label.</summary>
    /// <param name="request">The call.</param>
    /// <param name="text">The answer.</param>
    /// <returns>The label; <see langword="null"/> when there is none, or it is none of those that the call's schema lists.</returns>
    public string? Of(ChatRequest request, string text)
    {
        string said = text.Trim();
        (LabelSet? labels, JsonPath? path) = schemas.Of(request);
        string? label = ObjectIn(said) is { } json ? OfObject(request, json, path) : field is null ? said : null;

        return string.IsNullOrEmpty(label) ? null
            : labels is null || labels.Contains(label) || ObjectIn(label) is not null ? label
            : labels.Match(label);
    }

    /// <summary>Whether a label can be said in the form that a call asks for.</summary>
    /// <param name="request">The call.</param>
    /// <param name="label">The label.</param>
    /// <returns>Whether it can.</returns>
    public static bool CanSay(ChatRequest request, string label) => LabelAnswer.Of(request, new LabelGuess(label, [1])) is not null;

    private static string ToldOf(string? name) =>
        name is null ? "hold no label that the call's schema lists" : $"hold no field {name}, or none of the labels that the call's schema lists in it";

    // Where the schema wants more than the label, only the whole object answers the call.
    private string? OfObject(ChatRequest request, JsonElement json, JsonPath? path)
    {
        if (field is not null)
        {
            return json.TryGetProperty(field, out JsonElement named) ? TextOf(named) : null;
        }

        return path?.Select(json) is [var listed] && TextOf(listed) is { } label && CanSay(request, label)
            ? label
            : JsonSerializer.Serialize(json, Compact);
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => JsonSerializer.Serialize(value, Compact),
    };

    private static JsonElement? ObjectIn(string text)
    {
        if (!text.StartsWith('{'))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
