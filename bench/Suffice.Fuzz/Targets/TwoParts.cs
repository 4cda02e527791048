using System.Text;

namespace Suffice.Fuzz.Targets;

/// <summary>An input of two texts, one above a line of equals signs and one below.</summary>
internal static class TwoParts
{
    /// <summary>The line between.</summary>
    public const string Line = "\n====\n";

    /// <summary>The two texts; without the line, the first is empty.</summary>
    public static (string First, string Second) Of(ReadOnlyMemory<byte> input)
    {
        string text = Encoding.UTF8.GetString(input.Span);
        int at = text.IndexOf(Line, StringComparison.Ordinal);
        return at < 0 ? (string.Empty, text) : (text[..at], text[(at + Line.Length)..]);
    }
}
