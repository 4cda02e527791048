using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>oneOf</c>: exactly one of the schemas.</summary>
internal sealed class OneOfKeyword : Keyword
{
    private readonly SchemaNode[] _nodes;

    private OneOfKeyword(SchemaSource source)
        : base(source, "oneOf")
    {
        _nodes = source.List("oneOf");
    }

    public override IEnumerable<SchemaNode> InPlace => _nodes;

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("oneOf", out _))
        {
            yield return new OneOfKeyword(source);
        }
    }

    public override void Begin(Run run) => Alternatives.Begin(run, this, _nodes);

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        var (first, second) = (-1, -1);
        for (var i = 0; i < _nodes.Length && second < 0; i++)
        {
            var own = seen?.Fresh();
            if (evaluation.Silently(_nodes[i], value, own))
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
            ? NoneFits.Describe(_nodes, value, ref evaluation)
            : $"fits alternatives {first + 1} and {second + 1} at once; exactly one is allowed");
    }
}
