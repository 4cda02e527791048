using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>$ref</c>: the schema that is written elsewhere.</summary>
internal sealed class RefKeyword : Keyword
{
    private readonly SchemaNode target;

    private RefKeyword(SchemaSource source)
        : base(source, "$ref")
    {
        target = source.Reference("$ref").Node;
    }

    public override IEnumerable<SchemaNode> InPlace => [target];

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("$ref", out _))
        {
            yield return new RefKeyword(source);
        }
    }

    public override void Begin(Run run) => run.Spot.WantInPlace(target, run.Scope, run);

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
        => target.Accepts(value, ref evaluation, seen);
}
