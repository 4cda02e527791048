using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Formats;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>format</c>, where it is asserted; a format that is not known asserts nothing.</summary>
internal sealed class FormatKeyword : Assertion
{
    private readonly string _format;
    private readonly FormatCheck _check;

    private FormatKeyword(SchemaSource source, string format, FormatCheck check)
        : base(source, "format")
    {
        _format = format;
        _check = check;
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if ((source.Options.AssertFormat || source.Dialect.AssertsFormat) && source.Has("format", out _))
        {
            var format = source.Text("format", "name a format such as \"date-time\"");
            if (KnownFormats.Find(format, source.Dialect.Draft) is { } check)
            {
                yield return new FormatKeyword(source, format, check);
            }
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return true;
        }

        using var text = JsonText.Of(value, stackalloc char[JsonText.Scratch]);
        return _check(text.Chars);
    }

    protected override string Describe(JsonElement value) => $"{Shown.Value(value)} is not of the format {_format}";
}
