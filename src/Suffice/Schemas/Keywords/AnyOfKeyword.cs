using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>anyOf</c>: at least one of the schemas.</summary>
internal sealed class AnyOfKeyword : Keyword
{
    private readonly SchemaNode[] nodes;

    private AnyOfKeyword(SchemaSource source)
        : base(source, "anyOf")
    {
        nodes = source.List("anyOf");
    }

    public override IEnumerable<SchemaNode> InPlace => nodes;

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("anyOf", out _))
        {
            yield return new AnyOfKeyword(source);
        }
    }

    public override void Begin(Run run) => Alternatives.Begin(run, this, nodes);

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        bool accepts = false;
        foreach (SchemaNode node in nodes)
        {
            Evaluated? own = seen?.Fresh();
            if (evaluation.Silently(node, value, own))
            {
                accepts = true;
                if (own is null)
                {
                    break;
                }

                seen!.Add(own);
            }
        }

        return accepts || (evaluation.Report is not null && evaluation.Break(this, NoneFits.Describe(nodes, value, ref evaluation)));
    }
}
