using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.OpenAI;

/// <summary>OpenAI's times: whole seconds since 1970.</summary>
internal static class UnixTime
{
    private const long LastSecond = 253_402_300_799;

    /// <summary>Takes a field that says a time; one that says none, or none of the years 1970 to 9999, stays in the rest.</summary>
    public static DateTimeOffset? Take(ref FieldReader fields, string name)
    {
        if (fields.Peek(name) is { ValueKind: JsonValueKind.Number } time && time.TryGetInt64(out long seconds) && seconds is >= 0 and <= LastSecond)
        {
            fields.Taken(name);
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        return null;
    }
}
