using System.Text.Json;

namespace Suffice.Schemas.Unfinished;

/// <summary>The text that has come so far; its complete parts can be read as JSON.</summary>
internal sealed class TextSoFar
{
    private const int Deepest = 1_024;

    private char[] text = new char[256];

    /// <summary>How many characters have come.</summary>
    public int Length { get; private set; }

    /// <summary>Adds a character.</summary>
    public void Add(char c)
    {
        if (Length == text.Length)
        {
            Array.Resize(ref text, Length * 2);
        }

        text[Length++] = c;
    }

    /// <summary>Reads a complete value.</summary>
    public JsonDocument Read(int start, int end)
        => JsonDocument.Parse(text.AsMemory(start, end - start), new JsonDocumentOptions { MaxDepth = Deepest });
}
