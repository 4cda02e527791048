using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>if</c> with <c>then</c> and <c>else</c>.</summary>
internal sealed class IfKeyword : Keyword
{
    private readonly SchemaNode _if;
    private readonly SchemaNode? _then;
    private readonly SchemaNode? _else;

    private IfKeyword(SchemaSource source)
        : base(source, "if")
    {
        _if = source.Node("if");
        _then = source.Has("then", out _) ? source.Node("then") : null;
        _else = source.Has("else", out _) ? source.Node("else") : null;
    }

    public override IEnumerable<SchemaNode> InPlace
        => new[] { _if, _then, _else }.OfType<SchemaNode>();

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("if", out _))
        {
            yield return new IfKeyword(source);
        }
    }

    public override void Begin(Run run)
    {
        if (_else is not null)
        {
            Conditional.Begin(run, _if, _then, _else);
        }
    }

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        var own = seen?.Fresh();
        if (!evaluation.Silently(_if, value, own))
        {
            return _else is null || _else.Accepts(value, ref evaluation, seen);
        }

        if (own is not null)
        {
            seen!.Add(own);
        }

        return _then is null || _then.Accepts(value, ref evaluation, seen);
    }
}
