using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Suffice.Dashboard.Requests;

/// <summary>How kept prompts and answers are shown.</summary>
internal static class KeptText
{
    /// <summary>How much is shown before the rest is folded away: a screen or so.</summary>
    public const int Shown = 4_000;

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text as it reads best: JSON indented, everything else as it is.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text; not escaped.</returns>
    public static string Of(string text)
    {
        string trimmed = text.TrimStart();
        if (trimmed.Length == 0 || trimmed[0] is not ('{' or '['))
        {
            return text;
        }

        try
        {
            return JsonNode.Parse(text)?.ToJsonString(Written) ?? text;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            return text;
        }
    }
}
