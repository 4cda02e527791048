using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;

namespace Suffice.Schemas.Keywords;

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>: how many items answer to a schema.</summary>
internal sealed class ContainsKeyword : Keyword
{
    private readonly SchemaNode node;
    private readonly long min;
    private readonly long? max;
    private readonly bool marks;

    private ContainsKeyword(SchemaSource source)
        : base(source, "contains")
    {
        node = source.Node("contains");
        marks = !source.Dialect.IsDraft7;
        min = marks && source.Dialect.Validates ? source.Count("minContains") ?? 1 : 1;
        max = marks && source.Dialect.Validates ? source.Count("maxContains") : null;
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

        int count = Count(value, ref evaluation, marks ? seen : null);
        if (count >= min && !(count > max))
        {
            return true;
        }

        return evaluation.Report is not null && evaluation.Break(this, count < min
            ? $"{count} of its items are as \"contains\" asks; the least is {min}"
            : $"{count} of its items are as \"contains\" asks; the most is {max}");
    }

    private int Count(JsonElement array, ref Evaluation evaluation, Evaluated? seen)
    {
        int count = 0;
        int index = 0;
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (evaluation.Silently(node, item, null))
            {
                count++;
                seen?.Add(index);
            }

            index++;
        }

        return count;
    }
}
