using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>allOf</c>: every one of the schemas.</summary>
internal sealed class AllOfKeyword : Keyword
{
    private readonly SchemaNode[] nodes;

    private AllOfKeyword(SchemaSource source)
        : base(source, "allOf")
    {
        nodes = source.List("allOf");
    }

    public override IEnumerable<SchemaNode> InPlace => nodes;

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("allOf", out _))
        {
            yield return new AllOfKeyword(source);
        }
    }

    public override void Begin(Run run)
    {
        foreach (SchemaNode node in nodes)
        {
            run.Spot.WantInPlace(node, run.Scope, run);
        }
    }

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        bool accepts = true;
        foreach (SchemaNode node in nodes)
        {
            if (!node.Accepts(value, ref evaluation, seen))
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
