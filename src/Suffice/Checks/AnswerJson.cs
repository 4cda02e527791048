using System.Text.Json;

namespace Suffice.Checks;

/// <summary>An answer's text read as JSON, or why that failed.</summary>
/// <param name="Root">The value, when the text is JSON and nothing else.</param>
/// <param name="Error">Why it is not; <see langword="null"/> when it is.</param>
public sealed record AnswerJson(JsonElement? Root, string? Error)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 256 };

    /// <summary>Reads a text that must be one JSON value, white space around it allowed.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value or the error.</returns>
    public static AnswerJson Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Strict);
            return new AnswerJson(document.RootElement.Clone(), null);
        }
        catch (JsonException broken)
        {
            return new AnswerJson(null, $"not JSON at line {(broken.LineNumber ?? 0) + 1}, position {(broken.BytePositionInLine ?? 0) + 1}");
        }
    }
}
