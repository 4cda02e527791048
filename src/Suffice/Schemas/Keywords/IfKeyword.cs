using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>if</c> with <c>then</c> and <c>else</c>.</summary>
internal sealed class IfKeyword : Keyword
{
    private readonly SchemaNode condition;
    private readonly SchemaNode? then;
    private readonly SchemaNode? otherwise;

    private IfKeyword(SchemaSource source)
        : base(source, "if")
    {
        condition = source.Node("if");
        then = source.Has("then", out _) ? source.Node("then") : null;
        otherwise = source.Has("else", out _) ? source.Node("else") : null;
    }

    public override IEnumerable<SchemaNode> InPlace
        => new[] { condition, then, otherwise }.OfType<SchemaNode>();

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("if", out _))
        {
            yield return new IfKeyword(source);
        }
    }

    public override void Begin(Run run)
    {
        if (otherwise is not null)
        {
            Conditional.Begin(run, condition, then, otherwise);
        }
    }

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        Evaluated? own = seen?.Fresh();
        if (!evaluation.Silently(condition, value, own))
        {
            return otherwise is null || otherwise.Accepts(value, ref evaluation, seen);
        }

        if (own is not null)
        {
            seen!.Add(own);
        }

        return then is null || then.Accepts(value, ref evaluation, seen);
    }
}
