using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>multipleOf</c>: exact for decimals (0.0075 is a multiple of 0.0001).</summary>
internal sealed class MultipleOfKeyword : Assertion
{
    private readonly JsonElement written;
    private readonly ExactNumber step;

    private MultipleOfKeyword(SchemaSource source, JsonElement written)
        : base(source, "multipleOf")
    {
        this.written = written;
        step = written.ValueKind == JsonValueKind.Number ? ExactNumber.Of(written) : default;
        if (step.Sign <= 0)
        {
            throw source.Wrong("multipleOf", $"{Shown.Value(written)} is not a number above 0", "write a number above 0");
        }
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("multipleOf", out JsonElement step))
        {
            yield return new MultipleOfKeyword(source, step);
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
        => value.ValueKind != JsonValueKind.Number || ExactNumber.Of(value).IsMultipleOf(step);

    protected override string Describe(JsonElement value) => $"{Shown.Value(value)} is not a multiple of {Shown.Value(written)}";
}
