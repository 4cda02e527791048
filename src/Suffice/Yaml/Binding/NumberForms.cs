using System.Globalization;
using System.Text.Json.Nodes;

namespace Suffice.Yaml.Binding;

/// <summary>The forms of numbers, sizes and yes or no.</summary>
internal static class NumberForms
{
    public static ScalarForm Truth { get; } = new(
        "a truth value",
        "true or false",
        text => text switch { "true" => new(true), "false" => new(false), _ => Reading.None },
        value => value is true ? "true" : "false",
        () => new JsonObject { ["type"] = "boolean" })
    {
        MustBePlain = true,
    };

    public static ScalarForm Int { get; } = Whole(
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null);

    public static ScalarForm Long { get; } = Whole(
        text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null);

    public static ScalarForm Decimal { get; } = Number(
        text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null);

    public static ScalarForm Double { get; } = Number(
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : null);

    public static ScalarForm Size { get; } = new(
        "a size",
        "bytes, or a number and a unit (KB, MB, GB), such as 32MB",
        text => new(ByteSize.Read(text)),
        value => value.ToString()!,
        () => new JsonObject { ["type"] = new JsonArray("integer", "string"), ["pattern"] = ByteSize.Pattern });

    private static ScalarForm Whole(Func<string, object?> read) => new(
        "a whole number",
        "a whole number, such as 2",
        text => new(read(text)),
        value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        () => new JsonObject { ["type"] = "integer" })
    {
        MustBePlain = true,
    };

    private static ScalarForm Number(Func<string, object?> read) => new(
        "a number",
        "a number, such as 0.5",
        text => new(read(text)),
        value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        () => new JsonObject { ["type"] = "number" })
    {
        MustBePlain = true,
    };
}
