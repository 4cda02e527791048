using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>oneOf</c>: exactly one of the schemas.</summary>
internal sealed class OneOfKeyword : Keyword
{
    private readonly SchemaNode[] nodes;

    private OneOfKeyword(SchemaSource source)
        : base(source, "oneOf")
    {
        nodes = source.List("oneOf");
    }

    public override IEnumerable<SchemaNode> InPlace => nodes;

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("oneOf", out _))
        {
            yield return new OneOfKeyword(source);
        }
    }

    public override void Begin(Run run) => Alternatives.Begin(run, this, nodes);

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        (int first, int second) = (-1, -1);
        for (int i = 0; i < nodes.Length && second < 0; i++)
        {
            Evaluated? own = seen?.Fresh();
            if (evaluation.Silently(nodes[i], value, own))
            {
                (first, second) = first < 0 ? (i, -1) : (first, i);
                if (own is not null)
                {
                    seen!.Add(own);
                }
            }
        }

        if (first >= 0 && second < 0)
        {
            return true;
        }

        return evaluation.Report is not null && evaluation.Break(this, first < 0
            ? NoneFits.Describe(nodes, value, ref evaluation)
            : $"fits alternatives {first + 1} and {second + 1} at once; exactly one is allowed");
    }
}
