using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Keywords;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Unfinished;

/// <summary>Loses the run when the text is no beginning of any text that is allowed.</summary>
internal sealed class PrefixWatch(Run run, Keyword keyword, string subject, AllowedTexts allowed) : TextWatch(run)
{
    private int from;
    private int to = allowed.Count;
    private int length;

    public override void Push(char unit)
    {
        (IReadOnlyList<string>? sorted, int sample) = (allowed.Sorted, from);
        while (from < to && (sorted[from].Length <= length || sorted[from][length] < unit))
        {
            from++;
        }

        int end = from;
        while (end < to && sorted[end][length] == unit)
        {
            end++;
        }

        to = end;
        if (from == to)
        {
            string start = (sample < sorted.Count ? sorted[sample][..length] : "") + unit;
            Run.Break(keyword, $"{subject} that starts {Shown.Quoted(start)} is none of {Shown.List(sorted)}");
        }

        length++;
    }
}
