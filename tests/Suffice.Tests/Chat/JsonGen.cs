using System.Text.Json;
using CsCheck;

namespace Suffice.Tests.Chat;

/// <summary>Generates JSON texts of a given shape, with unknown fields at every level.</summary>
internal static class JsonGen
{
    private const string Letters = "ab Z09\"\\/\n\t\u0001üß€中😀<>&'";

    /// <summary>Texts with everything that JSON has to escape; whole characters only.</summary>
    public static Gen<string> PlainText { get; } =
        Gen.Int[0, 12].SelectMany(length => Gen.OneOf<string>([.. Letters.EnumerateRunes().Select(rune => rune.ToString())]).Array[length])
            .Select(string.Concat);

    public static Gen<string> Text { get; } = PlainText.Select(text => JsonSerializer.Serialize(text));

    public static Gen<string> Flag { get; } = Gen.OneOf<string>("true", "false");

    public static Gen<string> Number { get; } = Gen.OneOf<string>("0", "1", "0.70", "-2", "1e-3", "123.25");

    public static Gen<string> Whole { get; } = Gen.Int[0, 100_000].Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Any value; numbers beyond every type included, for they must come out with their digits.</summary>
    public static Gen<string> Any { get; } = Gen.OneOf<string>(
        Text, Number, Flag, Gen.OneOf<string>("null", "[]", "{}", "[1,{\"a\":null}]", "{\"b\":[true,\"x\"]}", "12345678901234567890123456789012345"));

    public static Gen<string> Word(params string[] words) => Gen.OneOf<string>([.. words.Select(word => $"\"{word}\"")]);

    public static Gen<string> Const(string json) => Gen.Const(json);

    public static Gen<string> List(Gen<string> item, int least = 0) =>
        item.Array[least, least + 3].Select(items => $"[{string.Join(',', items)}]");

    public static Field Must(string name, Gen<string> value) => new(name, value, IsRequired: true);

    public static Field May(string name, Gen<string> value) => new(name, value, IsRequired: false);

    /// <summary>An object of the required fields, some of the others (sometimes null), and sometimes one that nobody knows.</summary>
    public static Gen<string> Object(params Field[] fields)
    {
        Gen<string?>[] written = [.. fields.Select(Written), Written(May("x_future", Any))];
        return written.Aggregate(
            Gen.Const(Array.Empty<string>()),
            (all, next) => Gen.Select(all, next, (done, field) => field is null ? done : [.. done, field]))
            .Select(all => $"{{{string.Join(',', all)}}}");
    }

    private static Gen<string?> Written(Field field) => field.IsRequired
        ? field.Value.Select(value => (string?)$"\"{field.Name}\":{value}")
        : Gen.Frequency(
            (6, Gen.Const((string?)null)),
            (1, Gen.Const((string?)$"\"{field.Name}\":null")),
            (4, field.Value.Select(value => (string?)$"\"{field.Name}\":{value}")));

    /// <summary>One field of an object.</summary>
    internal readonly record struct Field(string Name, Gen<string> Value, bool IsRequired);
}
