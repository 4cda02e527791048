using System.Text.Json;
using CsCheck;

namespace Suffice.Tests.Schemas;

/// <summary>Small random schemas and small random texts over one small vocabulary, so that they often meet.</summary>
internal static class SchemaGen
{
    private static readonly string[] Names = ["a", "ab", "b"];
    private static readonly string[] Types = ["null", "boolean", "integer", "number", "string", "array", "object"];

    // The same text may be written in several ways; escapes and blanks must not matter.
    private static readonly Gen<string> Strings = Pick("\"\"", "\"a\"", "\"ab\"", "\"abc\"", "\"b\"", "\"\\u0061\"", "\"é\"", "\"🐲\"", "\"\\ud83d\\udc32\"", "\"a\\n\"");
    private static readonly Gen<string> Scalars = Gen.OneOf(Strings, Pick("0", "1", "-1", "1.0", "1.5", "10", "1e1", "true", "false", "null"));
    private static readonly Gen<string> Blanks = Pick("", "", "", " ", "\n");
    private static readonly Gen<string> Counts = Gen.Int[0, 3].Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture));
    private static readonly Gen<string> Name = Pick(Names).Select(n => $"\"{n}\"");

    public static Gen<string> Text { get; } = Value(3);

    public static Gen<string> Schema { get; } = SchemaOf(3);

    public static bool IsJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return true;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return false;
        }
    }

    private static Gen<string> Pick(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static Gen<string> Value(int depth)
        => depth == 0 ? Scalars : Gen.Frequency((2, Scalars), (3, Array(depth)), (4, Object(depth)));

    private static Gen<string> Array(int depth)
        => Gen.Select(Value(depth - 1).List[0, 3], Blanks, (items, blank) => $"[{blank}{string.Join($"{blank},{blank}", items)}{blank}]");

    private static Gen<string> Object(int depth)
        => Gen.Select(Gen.Select(Gen.OneOf(Name, Strings), Value(depth - 1)).List[0, 3], Blanks,
            (members, blank) => $"{{{string.Join(",", members.Select(m => $"{blank}{m.Item1}{blank}:{blank}{m.Item2}{blank}"))}}}");

    private static Gen<string> SchemaOf(int depth)
        => depth == 0
            ? Gen.OneOf(Leaf.Select(k => $"{{{k}}}"), Pick("true", "false", "{\"$ref\":\"#/$defs/r\"}"))
            : Keyword(depth).List[0, 3].Select(keywords => depth == 3
                ? $"{{{string.Join(",", Distinct(keywords).Append("\"$defs\":{\"r\":{\"type\":[\"string\",\"array\",\"object\"],\"maxItems\":1,\"properties\":{\"a\":{\"$ref\":\"#/$defs/r\"}}}}"))}}}"
                : $"{{{string.Join(",", Distinct(keywords))}}}");

    private static IEnumerable<string> Distinct(List<string> keywords) => keywords.DistinctBy(k => k[..k.IndexOf(':', StringComparison.Ordinal)]);

    private static Gen<string> Keyword(int depth) => Gen.Frequency((2, Leaf), (5, Applicator(depth)));

    private static Gen<string> Leaf => Gen.OneOf(
        Pick(Types).Select(t => $"\"type\":\"{t}\""),
        Pick(Types).List[1, 3].Select(t => $"\"type\":[{string.Join(",", t.Distinct().Select(x => $"\"{x}\""))}]"),
        Value(1).List[1, 3].Select(v => $"\"enum\":[{string.Join(",", v)}]"),
        Value(1).Select(v => $"\"const\":{v}"),
        Gen.Select(Pick("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minimum", "maximum", "exclusiveMinimum"), Counts,
            (k, n) => $"\"{k}\":{n}"),
        Pick("^a", "b$", "^[ab]*$").Select(p => $"\"pattern\":\"{p}\""),
        Name.List[1, 2].Select(n => $"\"required\":[{string.Join(",", n.Distinct())}]"),
        Gen.Const("\"uniqueItems\":true"),
        Gen.Const("\"multipleOf\":0.5"));

    private static Gen<string> Applicator(int depth)
    {
        Gen<string> inner = SchemaOf(depth - 1);
        Gen<string> list = inner.List[1, 3].Select(s => $"[{string.Join(",", s)}]");
        return Gen.OneOf(
            Gen.Select(Name, inner).List[1, 3].Select(m => $"\"properties\":{{{string.Join(",", m.DistinctBy(x => x.Item1).Select(x => $"{x.Item1}:{x.Item2}"))}}}"),
            inner.Select(s => $"\"patternProperties\":{{\"^a\":{s}}}"),
            Gen.Select(Pick("additionalProperties", "unevaluatedProperties"), Gen.OneOf(Gen.Const("false"), inner), (k, s) => $"\"{k}\":{s}"),
            Gen.Select(Pick("propertyNames", "items", "contains", "not", "unevaluatedItems", "if", "then", "else"), inner, (k, s) => $"\"{k}\":{s}"),
            Gen.Select(Pick("allOf", "anyOf", "oneOf", "prefixItems"), list, (k, l) => $"\"{k}\":{l}"),
            Gen.Select(inner, inner, inner, (i, t, e) => $"\"if\":{i},\"then\":{t},\"else\":{e}"),
            Gen.Select(Name, inner, (n, s) => $"\"dependentSchemas\":{{{n}:{s}}}"));
    }
}
