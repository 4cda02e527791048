using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suffice.Files;

/// <summary>How commands and the management API write JSON for machines: snake case, enums as words, times in milliseconds, unknown amounts as null.</summary>
public static class MachineJson
{
    /// <summary>The deepest nesting written: answers may be deep (<c>AnswerJson.MaxDepth</c>), and stand in what was made of them.</summary>
    public const int MaxDepth = 1024;

    /// <summary>The form, on one line.</summary>
    public static JsonSerializerOptions Options { get; } = Of(indented: false);

    /// <summary>The form, a value a line.</summary>
    public static JsonSerializerOptions Indented { get; } = Of(indented: true);

    /// <summary>Gives other options the same names and words.</summary>
    /// <param name="options">The options, not yet used.</param>
    public static void Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = MaxDepth;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.Converters.Add(new MillisecondsConverter());
    }

    private static JsonSerializerOptions Of(bool indented)
    {
        JsonSerializerOptions options = new() { WriteIndented = indented };
        Configure(options);

        return options;
    }
}
