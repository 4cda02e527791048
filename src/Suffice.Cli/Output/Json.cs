using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suffice.Cli.Output;

/// <summary>How every command writes JSON for machines: one object, snake case, enums as words, times in milliseconds, unknown amounts as null.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new MillisecondsConverter() },
    };

    /// <summary>Writes an object to standard output.</summary>
    /// <param name="value">The object.</param>
    public static void Write(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Written));
}
