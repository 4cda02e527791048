using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Keywords;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Unfinished;

/// <summary>Loses the run when the text is no beginning of any text that is allowed.</summary>
internal sealed class PrefixWatch(Run run, Keyword keyword, string subject, AllowedTexts allowed) : TextWatch(run)
{
    private int _from;
    private int _to = allowed.Count;
    private int _length;

    public override void Push(char unit)
    {
        var (sorted, sample) = (allowed.Sorted, _from);
        while (_from < _to && (sorted[_from].Length <= _length || sorted[_from][_length] < unit))
        {
            _from++;
        }

        var end = _from;
        while (end < _to && sorted[end][_length] == unit)
        {
            end++;
        }

        _to = end;
        if (_from == _to)
        {
            var start = (sample < sorted.Count ? sorted[sample][.._length] : "") + unit;
            Run.Break(keyword, $"{subject} that starts {Shown.Quoted(start)} is none of {Shown.List(sorted)}");
        }

        _length++;
    }
}
