using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>$dynamicRef</c>: the schema that the outermost resource gives under an anchor.</summary>
internal sealed class DynamicRefKeyword : Keyword
{
    private readonly SchemaNode target;
    private readonly string? anchor;

    private DynamicRefKeyword(SchemaSource source)
        : base(source, "$dynamicRef")
    {
        (target, SchemaPlace? place, string? fragment) = source.Reference("$dynamicRef");

        // Only a reference that first leads to a $dynamicAnchor is dynamic; any other is a plain $ref.
        if (place.Resource.DynamicAnchors.TryGetValue(fragment, out SchemaPlace? named) && named.Pointer == place.Pointer)
        {
            anchor = fragment;
            source.NeedDynamic(fragment);
        }
    }

    public override IEnumerable<SchemaNode> InPlace => anchor is null ? [target] : [];

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (!source.Dialect.IsDraft7 && source.Has("$dynamicRef", out _))
        {
            yield return new DynamicRefKeyword(source);
        }
    }

    public override void Begin(Run run) => run.Spot.WantInPlace(Target(run.Scope), run.Scope, run);

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
        => Target(evaluation.Scope).Accepts(value, ref evaluation, seen);

    private SchemaNode Target(DynamicScope? scope)
        => anchor is null ? target : DynamicScope.Find(scope, anchor) ?? target;
}
