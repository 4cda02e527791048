using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Patterns;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>pattern</c>: found anywhere in the string unless it is anchored.</summary>
internal sealed class PatternKeyword : Assertion
{
    private readonly TextPattern pattern;

    private PatternKeyword(SchemaSource source)
        : base(source, "pattern")
    {
        pattern = TextPattern.Read(source.Text("pattern", "write an ECMA-262 regular expression"), Location, source.Options);
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("pattern", out _))
        {
            yield return new PatternKeyword(source);
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return true;
        }

        using JsonText text = JsonText.Of(value, stackalloc char[JsonText.Scratch]);
        return pattern.IsFoundIn(text.Chars, ref evaluation);
    }

    protected override string Describe(JsonElement value) => $"{Shown.Value(value)} does not match the pattern {pattern.Written}";
}
