using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>not</c>: anything but the schema.</summary>
internal sealed class NotKeyword : Keyword
{
    private readonly SchemaNode node;

    private NotKeyword(SchemaSource source)
        : base(source, "not")
    {
        node = source.Node("not");
    }

    public override IEnumerable<SchemaNode> InPlace => [node];

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("not", out _))
        {
            yield return new NotKeyword(source);
        }
    }

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
        => !evaluation.Silently(node, value, null)
            || (evaluation.Report is not null && evaluation.Break(this, $"{Shown.Value(value)} is what {node.Location} describes, which is not allowed"));
}
