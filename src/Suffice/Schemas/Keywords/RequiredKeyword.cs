using System.Text;
using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>required</c>: the members that must be there.</summary>
internal sealed class RequiredKeyword : Keyword
{
    private readonly string[] names;
    private readonly byte[][] utf8;

    private RequiredKeyword(SchemaSource source, JsonElement list)
        : base(source, "required")
    {
        names = source.Names("required", list);
        utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("required", out JsonElement list))
        {
            yield return new RequiredKeyword(source, list);
        }
    }

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        bool accepts = true;
        for (int i = 0; i < utf8.Length && (accepts || !evaluation.IsDone); i++)
        {
            if (!Members.Has(value, names[i], utf8[i]))
            {
                accepts = evaluation.Report is not null
                    && evaluation.Break(this, $"the required property {Shown.Quoted(names[i])} is missing");
            }
        }

        return accepts;
    }
}
