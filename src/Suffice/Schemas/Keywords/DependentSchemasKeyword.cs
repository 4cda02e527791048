using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;

namespace Suffice.Schemas.Keywords;

/// <summary><c>dependentSchemas</c>, and the schemas in draft-07's <c>dependencies</c>.</summary>
internal sealed class DependentSchemasKeyword : Keyword
{
    private readonly KeyValuePair<string, SchemaNode>[] needs;

    private DependentSchemasKeyword(SchemaSource source, string name, IEnumerable<KeyValuePair<string, SchemaNode>> needs)
        : base(source, name)
    {
        this.needs = [.. needs];
    }

    public override IEnumerable<SchemaNode> InPlace => needs.Select(need => need.Value);

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (!source.Dialect.IsDraft7 && source.Has("dependentSchemas", out _))
        {
            yield return new DependentSchemasKeyword(source, "dependentSchemas", source.Map("dependentSchemas"));
        }

        if (source.Has("dependencies", out _))
        {
            IEnumerable<KeyValuePair<string, SchemaNode>> schemas = source.Members("dependencies", "schemas or lists of names")
                .Where(d => d.Value.ValueKind != JsonValueKind.Array)
                .Select(d => KeyValuePair.Create(d.Key, source.Node("dependencies", d.Key, d.Value)));
            yield return new DependentSchemasKeyword(source, "dependencies", schemas);
        }
    }

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        bool accepts = true;
        foreach ((string? trigger, SchemaNode? node) in needs)
        {
            if (Members.Has(value, trigger) && !node.Accepts(value, ref evaluation, seen))
            {
                accepts = false;
                if (evaluation.IsDone)
                {
                    break;
                }
            }
        }

        return accepts;
    }
}
