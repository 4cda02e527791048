using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>unevaluatedProperties</c>: the schema of members that no other keyword has judged.</summary>
internal sealed class UnevaluatedPropertiesKeyword : Keyword
{
    private readonly SchemaNode node;

    private UnevaluatedPropertiesKeyword(SchemaSource source)
        : base(source, "unevaluatedProperties")
    {
        node = source.Node("unevaluatedProperties");
    }

    public override bool NeedsEvaluated => true;

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("unevaluatedProperties", out _))
        {
            yield return new UnevaluatedPropertiesKeyword(source);
        }
    }

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        bool accepts = true;
        int index = 0;
        Span<char> scratch = stackalloc char[JsonText.Scratch];
        foreach (JsonProperty member in value.EnumerateObject())
        {
            using JsonText name = JsonText.OfName(member, scratch);
            if (!seen!.Has(index) && !AcceptsMember(name.Chars, member.Value, ref evaluation))
            {
                accepts = false;
                if (evaluation.IsDone)
                {
                    break;
                }
            }

            seen.Add(index++);
        }

        return accepts;
    }

    private bool AcceptsMember(ReadOnlySpan<char> name, JsonElement value, ref Evaluation evaluation)
        => node.Always == false
            ? evaluation.Report is not null
                && evaluation.Break(this, $"the property {Shown.Quoted(name.ToString())} is not allowed", name.ToString())
            : evaluation.Member(node, value, name);
}
