using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Formats;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>format</c>, where it is asserted; a format that is not known asserts nothing.</summary>
internal sealed class FormatKeyword : Assertion
{
    private readonly string format;
    private readonly FormatCheck check;

    private FormatKeyword(SchemaSource source, string format, FormatCheck check)
        : base(source, "format")
    {
        this.format = format;
        this.check = check;
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if ((source.Options.AssertFormat || source.Dialect.AssertsFormat) && source.Has("format", out _))
        {
            string name = source.Text("format", "name a format such as \"date-time\"");
            if (KnownFormats.Find(name, source.Dialect.Draft) is { } check)
            {
                yield return new FormatKeyword(source, name, check);
            }
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return true;
        }

        using JsonText text = JsonText.Of(value, stackalloc char[JsonText.Scratch]);
        return check(text.Chars);
    }

    protected override string Describe(JsonElement value) => $"{Shown.Value(value)} is not of the format {format}";
}
