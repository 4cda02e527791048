using System.Text.Json.Nodes;

namespace Suffice.Yaml.Binding.Ranges;

/// <summary>The forms of ranges.</summary>
internal static class RangeForms
{
    public static ScalarForm Number { get; } = Of("a number or a range", NumberRange.Right, text => NumberRange.Read(text));

    public static ScalarForm Price { get; } = Of("a price", PriceRange.Right, text => PriceRange.Read(text));

    public static ScalarForm Rate { get; } = Of("a share", RateRange.Right, text => RateRange.Read(text));

    public static ScalarForm Gain { get; } = Of("a share", GainedShare.Right, text => GainedShare.Read(text));

    public static ScalarForm Part { get; } = Of("a number of tokens or a share of them", PartRange.Right, text => PartRange.Read(text));

    public static ScalarForm Duration { get; } = Of("a duration or a range of two", DurationRange.Right, text => DurationRange.Read(text));

    private static ScalarForm Of(string noun, string right, Func<string, object?> read) =>
        new(noun, right, text => new(read(text)), value => value.ToString()!, () => new JsonObject { ["type"] = new JsonArray("number", "string") })
        {
            MustBePlain = true,
        };
}
