using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;

namespace Suffice.Schemas.Keywords;

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>: how many items answer to a schema.</summary>
internal sealed class ContainsKeyword : Keyword
{
    private readonly SchemaNode _node;
    private readonly long _min;
    private readonly long? _max;
    private readonly bool _marks;

    private ContainsKeyword(SchemaSource source)
        : base(source, "contains")
    {
        _node = source.Node("contains");
        _marks = !source.Dialect.IsDraft7;
        _min = _marks && source.Dialect.Validates ? source.Count("minContains") ?? 1 : 1;
        _max = _marks && source.Dialect.Validates ? source.Count("maxContains") : null;
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("contains", out _))
        {
            yield return new ContainsKeyword(source);
        }
    }

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return true;
        }

        var count = Count(value, ref evaluation, _marks ? seen : null);
        if (count >= _min && !(count > _max))
        {
            return true;
        }

        return evaluation.Report is not null && evaluation.Break(this, count < _min
            ? $"{count} of its items are as \"contains\" asks; the least is {_min}"
            : $"{count} of its items are as \"contains\" asks; the most is {_max}");
    }

    private int Count(JsonElement array, ref Evaluation evaluation, Evaluated? seen)
    {
        var count = 0;
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            if (evaluation.Silently(_node, item, null))
            {
                count++;
                seen?.Add(index);
            }

            index++;
        }

        return count;
    }
}
