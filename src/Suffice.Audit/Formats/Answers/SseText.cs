using System.Text;
using System.Text.Json;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Answers;

/// <summary>Reads a stream that was kept as the text it came in: server-sent events, a line of <c>data:</c> each.</summary>
internal static class SseText
{
    private const string Mark = "data:";

    /// <summary>True for what can be such a text.</summary>
    public static bool Fits(string text) => text.StartsWith(Mark, StringComparison.Ordinal) || text.StartsWith("event:", StringComparison.Ordinal);

    /// <summary>The events as a list.</summary>
    /// <returns>The list; undefined when an event is no JSON.</returns>
    public static JsonElement Open(string text)
    {
        StringBuilder list = new(text.Length);
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> data = line.StartsWith(Mark, StringComparison.Ordinal) ? line[Mark.Length..].Trim() : [];
            if (data is ['{', ..])
            {
                list.Append(list.Length == 0 ? '[' : ',').Append(data);
            }
        }

        return list.Length > 0 && InnerJson.TryParse(list.Append(']').ToString(), out JsonElement events) ? events : default;
    }
}
