using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>anyOf</c>: at least one of the schemas.</summary>
internal sealed class AnyOfKeyword : Keyword
{
    private readonly SchemaNode[] _nodes;

    private AnyOfKeyword(SchemaSource source)
        : base(source, "anyOf")
    {
        _nodes = source.List("anyOf");
    }

    public override IEnumerable<SchemaNode> InPlace => _nodes;

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("anyOf", out _))
        {
            yield return new AnyOfKeyword(source);
        }
    }

    public override void Begin(Run run) => Alternatives.Begin(run, this, _nodes);

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        var accepts = false;
        foreach (var node in _nodes)
        {
            var own = seen?.Fresh();
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

        return accepts || (evaluation.Report is not null && evaluation.Break(this, NoneFits.Describe(_nodes, value, ref evaluation)));
    }
}
