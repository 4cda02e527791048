using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>$ref</c>: the schema that is written elsewhere.</summary>
internal sealed class RefKeyword : Keyword
{
    private readonly SchemaNode _target;

    private RefKeyword(SchemaSource source)
        : base(source, "$ref")
    {
        _target = source.Reference("$ref").Node;
    }

    public override IEnumerable<SchemaNode> InPlace => [_target];

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("$ref", out _))
        {
            yield return new RefKeyword(source);
        }
    }

    public override void Begin(Run run) => run.Spot.WantInPlace(_target, run.Scope, run);

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
        => _target.Accepts(value, ref evaluation, seen);
}
